package io.ringroom.media.network;

import java.time.Duration;

/**
 * How a link treats the datagrams of one direction.
 *
 * @param delay of every datagram
 * @param jitter at most this much more, evenly spread; who comes later never overtakes by it
 * @param loss share of datagrams that vanish, 0 to 1
 * @param overtaken share of datagrams held back so long that those after them come first, 0 to 1
 */
public record LinkShape(Duration delay, Duration jitter, double loss, double overtaken) {
  /** A wire. */
  public static final LinkShape GOOD = new LinkShape(Duration.ZERO, Duration.ZERO, 0, 0);

  public LinkShape {
    if (delay.isNegative() || jitter.isNegative()) {
      throw new IllegalArgumentException("nothing arrives before it is sent");
    }
    if (!isShare(loss) || !isShare(overtaken)) {
      throw new IllegalArgumentException("shares are from 0 to 1");
    }
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  public static LinkShape delayed(Duration delay, Duration jitter) {
    return new LinkShape(delay, jitter, 0, 0);
  }
}
