package io.ringroom.actor.message;

import akka.Done;
import akka.actor.typed.ActorRef;
import com.fasterxml.jackson.annotation.JsonCreator;
import io.ringroom.domain.conference.ToParticipant;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Choice;
import io.ringroom.domain.user.JoinCall;
import io.ringroom.domain.user.PlaceCall;
import io.ringroom.domain.user.Preferences;
import io.ringroom.domain.user.Role;
import io.ringroom.domain.user.RoomUse;
import io.ringroom.domain.user.UseWish;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.SessionId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallSummary;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.FromNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user entity is sent from outside itself. */
public interface UserCommand extends CborSerializable {

  /** A word of the ring protocol. */
  record Hear(ToUser message) implements UserCommand {}

  /** A word of a conference. */
  record HearConference(ToParticipant word) implements UserCommand {}

  /** Shows an event that is of the moment only: it gets no number and is never replayed. */
  record ShowNow(Audience audience, ClientEvent event) implements UserCommand {}

  /**
   * A device has connected and proved who it is.
   *
   * @param kind {@code person} or {@code room}
   * @param name shown to others; "" for the user id
   * @param resume where the device's last session stood, if it had one
   * @param showsWaiting whether it can show a second call to one who talks; a camera room and the
   *     kits of a time before call waiting cannot
   */
  record Attach(
      DeviceId device,
      String kind,
      String name,
      @Nullable Resume resume,
      ActorRef<DeviceMessage> link,
      ActorRef<Attached> replyTo,
      boolean showsWaiting)
      implements UserCommand {}

  /**
   * @param calls the calls the client believes to be in, at most 8
   */
  record Resume(SessionId session, long lastSeq, List<CallId> calls) implements CborSerializable {
    public Resume {
      calls = List.copyOf(calls);
    }
  }

  /**
   * The answer to {@link Attach}.
   *
   * @param seq the number of the last event on the user's stream; what follows is greater
   * @param resumed whether {@code missed} is all the device missed
   * @param call the call the user is engaged in
   * @param ended how the calls asked about have ended
   * @param otherCall his second call, with call waiting
   */
  record Attached(
      SessionId session,
      long seq,
      boolean resumed,
      List<DeviceMessage.Event> missed,
      @Nullable CallView call,
      List<CallSummary> ended,
      @Nullable CallView otherCall)
      implements CborSerializable {
    public Attached {
      missed = List.copyOf(missed);
      ended = List.copyOf(ended);
    }
  }

  /** The device's connection is gone. */
  record Detach(DeviceId device, ActorRef<DeviceMessage> link) implements UserCommand {}

  /**
   * The device has handled every event up to this number. Repeated as a sign of life, so that a
   * restarted entity learns of connections it does not know.
   */
  record Ack(DeviceId device, long seq, ActorRef<DeviceMessage> link) implements UserCommand {}

  /**
   * The user wants to come into a running call.
   *
   * @param replyTo told by the call itself what came of it, or by the user's entity why not
   */
  record Join(JoinCall wish, ActorRef<CallCommand.Reply> replyTo) implements UserCommand {}

  /**
   * This device shall not ring for a call any more; the others do. Forgotten with the entity's
   * memory: after a crash the device rings again.
   */
  record Ignore(DeviceId device, CallId call, ActorRef<CallCommand.Reply> replyTo)
      implements UserCommand {}

  /** Asks what the user is engaged in; changes nothing. */
  record Look(ActorRef<Looked> replyTo) implements UserCommand {}

  /**
   * The answer to {@link Look}.
   *
   * @param call the call he dialled, rings for, or is in; as he was last told, so that it may have
   *     ended just now
   * @param role what he is in it
   * @param peer the other side, in a call between two
   * @param devices those connected, in the order of their coming
   * @param other a second call, with call waiting
   */
  record Looked(
      @Nullable CallId call,
      @Nullable Role role,
      @Nullable UserId peer,
      List<DeviceId> devices,
      @Nullable CallId other)
      implements CborSerializable {
    @JsonCreator
    public Looked {
      devices = List.copyOf(devices);
    }

    public Looked(
        @Nullable CallId call, @Nullable Role role, @Nullable UserId peer, List<DeviceId> devices) {
      this(call, role, peer, devices, null);
    }
  }

  /** The user chooses who may reach him. */
  record Choose(Choice choice, ActorRef<Chosen> replyTo) implements UserCommand {}

  /**
   * @param preferences as they are now
   * @param refusal why the choice changed nothing, if it was refused
   */
  record Chosen(Preferences preferences, @Nullable ErrorCode refusal) implements CborSerializable {}

  /** A device can be woken by this token from now on; answered once it is stored. */
  record RegisterPush(PushToken token, ActorRef<Done> replyTo) implements UserCommand {}

  /**
   * A device is not to be woken any more.
   *
   * @param token the one that is meant; "" for whatever it has
   * @param replyTo answered once it is stored; absent when a provider has said so
   */
  record ForgetPush(DeviceId device, String token, @Nullable ActorRef<Done> replyTo)
      implements UserCommand {}

  record Place(PlaceCall wish, ActorRef<Placed> replyTo) implements UserCommand {}

  /** Exactly one of the two is present. */
  record Placed(@Nullable CallId call, @Nullable ErrorCode refusal) implements CborSerializable {}

  /**
   * What a camera room's media node says of its devices. Said with every {@link Attach} and on
   * every change; it is not stored.
   */
  record RoomReports(DeviceId device, FromNode.Devices report, ActorRef<DeviceMessage> link)
      implements UserCommand {}

  /** Somebody looks at a camera room's devices, or wants them used in another way. */
  record UseRoom(UseWish wish, ActorRef<RoomShown> replyTo) implements UserCommand {}

  /**
   * The answer to {@link UseRoom}.
   *
   * @param refusal why the wish was not followed; absent means yes
   * @param message what of it could not be had
   * @param device the room's media node; absent while it is away
   * @param report what it said last; absent while it is away
   * @param wanted what it is asked for now; not in force while the report has another revision
   */
  record RoomShown(
      @Nullable ErrorCode refusal,
      String message,
      @Nullable DeviceId device,
      FromNode.@Nullable Devices report,
      RoomUse wanted)
      implements CborSerializable {}

  /** The other side of a call wants to see a camera room before anybody answers. */
  record TakeSnapshot(CallId call, ActorRef<Snapshot> replyTo) implements UserCommand {}

  /**
   * The answer to {@link TakeSnapshot}.
   *
   * @param refusal why there is no picture; absent when there is one
   * @param picture a WebP file, base64; empty when there is none
   */
  record Snapshot(@Nullable ErrorCode refusal, String message, String picture)
      implements CborSerializable {
    public static Snapshot refused(ErrorCode why, String message) {
      return new Snapshot(why, message, "");
    }
  }
}
