package io.ringroom.http.push;

import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.tenant.TenantPolicy.Language;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.time.Instant;

/**
 * One push on its way to one device.
 *
 * @param words what it shows
 * @param until when it is of no use any more
 */
record Errand(
    UserKey user, PushToken token, WakeUp wakeUp, PushKind kind, PushWords words, Instant until) {
  /** How long a device that was asleep may still show what is over. */
  private static final Duration TAKE_BACK_FOR = Duration.ofMinutes(1);

  /** How long it is worth saying that a call was missed. */
  private static final Duration MISSED_FOR = Duration.ofDays(1);

  static Errand of(
      UserKey user, PushToken token, WakeUp wakeUp, PushKind kind, Language language, Instant now) {
    Instant until =
        switch (kind) {
          case CALL -> wakeUp.deadline();
          case CANCEL -> now.plus(TAKE_BACK_FOR);
          case MISSED -> now.plus(MISSED_FOR);
        };
    return new Errand(user, token, wakeUp, kind, PushWords.of(wakeUp, kind, language), until);
  }

  /** Of two pushes about a call to one device, whichever of its tokens, the later one counts. */
  boolean takesThePlaceOf(Errand earlier) {
    return user.equals(earlier.user())
        && token.device().equals(earlier.token().device())
        && wakeUp.call().equals(earlier.wakeUp().call())
        && !equals(earlier);
  }

  /** How long a push service may keep it; at least a second, since 0 means "now or never". */
  Duration life(Instant now) {
    return Duration.ofSeconds(Math.max(1, Duration.between(now, until).toSeconds()));
  }
}
