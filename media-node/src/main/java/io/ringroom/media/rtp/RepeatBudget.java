package io.ringroom.media.rtp;

/**
 * How much may be sent to a receiver again. A link loses packets at random, or because it is full;
 * then what is repeated is lost as well, asked for again, and fills it for good. So repeats get a
 * share of what the link carries, which is enough for what links lose at random.
 */
final class RepeatBudget {
  /**
   * A link that loses a fifth needs a quarter of what is sent again, and carries more than that. On
   * a full one this is missing to the picture.
   */
  private static final double SHARE = 0.2;

  /** While nothing is known of the link: five hundred packets. */
  private static final long UNKNOWN_LINK_BITS = 13_000_000;

  /** So much is saved up while nothing is repeated: a burst of loss is mended at once. */
  private static final long SAVED_MICROS = 500_000;

  /** Whatever the link: a key frame that has lost some packets must be mended. */
  private static final double LEAST_SAVED_BITS = 8 * 1_200 * 8;

  private double bits = LEAST_SAVED_BITS;
  private long lastMicros = -1;

  /**
   * Takes a packet's worth, if there is so much.
   *
   * @param linkBits what the link carries, bits per second; negative while unknown
   */
  boolean take(int bytes, long linkBits, long nowMicros) {
    double rate = SHARE * (linkBits < 0 ? UNKNOWN_LINK_BITS : linkBits);
    double most = Math.max(LEAST_SAVED_BITS, rate * SAVED_MICROS / 1e6);
    long passed = lastMicros < 0 ? SAVED_MICROS : nowMicros - lastMicros;
    lastMicros = nowMicros;
    bits = Math.min(most, bits + rate * passed / 1e6);
    if (bits < bytes * 8) {
      return false;
    }
    bits -= bytes * 8;
    return true;
  }
}
