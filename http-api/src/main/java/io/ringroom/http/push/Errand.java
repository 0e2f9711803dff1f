package io.ringroom.http.push;

import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.time.Instant;

/**
 * One push on its way to one device.
 *
 * @param cancelled whether it takes an earlier one back
 * @param until when it is of no use any more
 */
record Errand(UserKey user, PushToken token, WakeUp wakeUp, boolean cancelled, Instant until) {
  /** How long a device that was asleep may still show what is over. */
  private static final Duration TAKE_BACK_FOR = Duration.ofMinutes(1);

  static Errand of(UserKey user, PushToken token, WakeUp wakeUp, boolean cancelled, Instant now) {
    Instant until = cancelled ? now.plus(TAKE_BACK_FOR) : wakeUp.deadline();
    return new Errand(user, token, wakeUp, cancelled, until);
  }

  /** The ring this one takes back. */
  boolean takesBack(Errand other) {
    return cancelled
        && !other.cancelled()
        && user.equals(other.user())
        && token.equals(other.token())
        && wakeUp.call().equals(other.wakeUp().call());
  }
}
