package io.ringroom.actor.message;

import akka.actor.typed.ActorRef;
import io.ringroom.domain.ring.InviteResult;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallSummary;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What a call entity is sent from outside itself. */
public interface CallCommand extends CborSerializable {

  /**
   * A word of the ring protocol.
   *
   * @param tenant the sender's; a call of another tenant answers as if it were over
   * @param replyTo told what came of it, if a client waits for that
   */
  record Hear(TenantId tenant, ToCall message, @Nullable ActorRef<Reply> replyTo)
      implements CallCommand {
    public Hear(TenantId tenant, ToCall message) {
      this(tenant, message, null);
    }
  }

  /**
   * What came of a client's command: {@code refusal} absent means yes.
   *
   * @param invited who was asked into the call and who was not, if that was the command
   * @param room what the call's room is called; absent when it is over or was never made
   */
  record Reply(@Nullable ErrorCode refusal, @Nullable InviteResult invited, @Nullable RoomId room)
      implements CborSerializable {
    public static final Reply YES = new Reply(null);

    public Reply(@Nullable ErrorCode refusal) {
      this(refusal, null, null);
    }
  }

  /** How does the call look to this user? */
  record GetView(TenantId tenant, UserId user, ActorRef<Seen> replyTo) implements CallCommand {}

  /**
   * @param revision the call's revision the view is of
   * @param phase where the user stands in the call
   * @param view absent when the user has no part in the call (any more)
   * @param summary present when the call is over
   */
  record Seen(
      CallId call,
      long revision,
      Phase phase,
      @Nullable CallView view,
      @Nullable CallSummary summary)
      implements CborSerializable {}

  /** The call's room asks what it is still needed for. */
  record GetRoomNeed(TenantId tenant) implements CallCommand {}

  /** A deadline of this call has passed, or the cluster has started: be there. */
  record Poke() implements CallCommand {}

  /** Answered yes once the entity has read its journal: proves that this node can host calls. */
  record Probe(ActorRef<Reply> replyTo) implements CallCommand {}
}
