package io.ringroom.media.link;

import java.time.Duration;

/** How long to wait before dialling again. */
public final class ReconnectPolicy {
  /** At once first: a restarted platform is back within seconds, and calls wait for this link. */
  private static final int[] MILLIS = {0, 200, 500, 1_000, 2_000, 5_000};

  /** Spread, so that the nodes of a cluster do not all knock in the same moment. */
  private static final double JITTER = 0.3;

  private ReconnectPolicy() {}

  /**
   * @param failures failed attempts since the last link that worked, 0 or more
   * @param random 0 to 1, evenly distributed
   */
  public static Duration delay(int failures, double random) {
    int base = MILLIS[Math.min(failures, MILLIS.length - 1)];
    return Duration.ofMillis(Math.round(base * (1 - JITTER / 2 + JITTER * random)));
  }
}
