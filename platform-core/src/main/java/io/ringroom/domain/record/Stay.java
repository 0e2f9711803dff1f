package io.ringroom.domain.record;

import java.time.Duration;
import java.time.Instant;

/**
 * One stretch of time a user was in a call.
 *
 * @param away how long of it his connection was lost
 * @param lost whether it ended by loss of connection
 */
public record Stay(Instant from, Instant to, Duration away, boolean lost) {

  /** The time in which others could hear and see him. */
  public Duration connected() {
    return Duration.between(from, to).minus(away);
  }
}
