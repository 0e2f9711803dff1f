package io.ringroom.domain.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.ring.Attempt;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a push tells a device. It is only a hint to connect: the page shows no call before the
 * platform's {@code sync} has confirmed it (b6).
 *
 * @param deadline when the ring ends; a push that has not left by then is not sent
 * @param attempt the {@link Attempt} it is; absent for the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WakeUp(
    CallId call, UserId inviter, MediaType media, Instant deadline, @Nullable Integer attempt) {

  public static WakeUp of(Invite invite) {
    return new WakeUp(
        invite.call(), invite.from(), invite.media(), invite.deadline(), invite.attempt());
  }

  public int number() {
    return Attempt.number(attempt);
  }

  public boolean isFor(CallId other, int number) {
    return call.equals(other) && number() == number;
  }
}
