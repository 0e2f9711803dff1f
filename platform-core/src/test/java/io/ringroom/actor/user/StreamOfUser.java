package io.ringroom.actor.user;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.DeviceId;
import io.ringroom.id.SessionId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallSummary;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The numbered events of a user, and how a device is greeted: the actor's own, for simulations. */
public final class StreamOfUser {
  private final EventStream stream;

  /** What a connecting device is told of its user's calls; see {@link Attachment}. */
  public record Greeting(Verdict verdict, List<CallView> calls, List<CallSummary> ended) {}

  public StreamOfUser(Instant now) {
    this.stream = new EventStream(now);
  }

  public DeviceMessage.Event append(Audience audience, ClientEvent event, Instant now) {
    return stream.append(audience, event, now);
  }

  public long last() {
    return stream.last();
  }

  public SessionId session(String random) {
    return stream.session(random);
  }

  public Optional<List<DeviceMessage.Event>> after(SessionId session, long seq, DeviceId device) {
    return stream.after(session, seq, device);
  }

  /** Whether the calls have to be asked again. */
  public static boolean outdated(
      List<Engagement> asked, UserState state, Standing standing, List<CallCommand.Seen> seen) {
    return Attachment.outdated(asked, state, standing, seen);
  }

  public static Greeting greeting(
      UserId me, UserState state, Standing standing, List<CallCommand.Seen> seen) {
    Attachment attachment = Attachment.of(me, state, standing, seen);
    return new Greeting(attachment.verdict(), attachment.calls(), attachment.ended());
  }
}
