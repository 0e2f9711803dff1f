package io.ringroom.http.webhook;

import java.time.Duration;

/** How long to wait before a callback is tried again. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private Backoff() {}

  /**
   * Doubles with each attempt up to half an hour, and strays by a fifth either way, so that what
   * failed together does not come back together.
   *
   * @param attempts how many have been made before the one that has just failed
   * @param random 0 to 1
   */
  static Duration after(int attempts, double random) {
    long doubled = FIRST.toMillis() << Math.min(attempts, 20);
    long bounded = Math.min(doubled, LONGEST.toMillis());
    return Duration.ofMillis(Math.round(bounded * (0.8 + 0.4 * random)));
  }
}
