package io.ringroom.media.mix;

/**
 * How long packets of a stream have to wait before they are played, so that nearly all of them are
 * there in time: the 95th percentile of how much later they come than the fastest of the last
 * seconds. Rises at once, falls slowly. All times in microseconds.
 */
final class DelayTarget {
  /** Before anything is known: an ordinary wireless network. */
  static final long FIRST_MICROS = 40_000;

  /** One packet: less would not forgive a late timer on either side. */
  static final long LEAST_MICROS = 20_000;

  /** A talker further behind than this is talked over; his packets are better lost. */
  static final long MOST_MICROS = 200_000;

  private static final double PERCENTILE = 0.95;

  /** What each new packet leaves of the weight of those before: about the last 60 count. */
  private static final double MEMORY = 0.983;

  private static final int BIN_MICROS = 5_000;

  /** Enough packets for a percentile that means something. */
  private static final int FEW = 25;

  /** How fast the target falls: what a listener does not hear as a change of tempo. */
  private static final double FALL = 0.05;

  /** How long the fastest packet counts; longer, and a clock that drifts would add delay. */
  private static final long WINDOW_MICROS = 2_000_000;

  private final double[] bins = new double[(int) (MOST_MICROS / BIN_MICROS) + 1];
  private long windowFromMicros;
  private long fastest = Long.MAX_VALUE;
  private long fastestBefore = Long.MAX_VALUE;
  private long target = FIRST_MICROS;
  private long lastMicros = -1;
  private int packets;

  /**
   * A packet came.
   *
   * @param mediaMicros its timestamp on the sender's clock, which may begin anywhere
   */
  void onPacket(long mediaMicros, long nowMicros) {
    long transit = nowMicros - mediaMicros;
    if (lastMicros < 0 || nowMicros - windowFromMicros > WINDOW_MICROS) {
      fastestBefore = lastMicros < 0 ? transit : fastest;
      fastest = transit;
      windowFromMicros = nowMicros;
    }
    fastest = Math.min(fastest, transit);
    count(transit - base());
    packets++;
    long wanted = packets < FEW ? Math.max(FIRST_MICROS, percentile()) : percentile();
    long sinceLast = lastMicros < 0 ? 0 : nowMicros - lastMicros;
    target = Math.max(wanted, target - (long) (sinceLast * FALL));
    target = Math.max(LEAST_MICROS, Math.min(MOST_MICROS, target));
    lastMicros = nowMicros;
  }

  private void count(long excessMicros) {
    for (int i = 0; i < bins.length; i++) {
      bins[i] *= MEMORY;
    }
    int bin = (int) Math.min(bins.length - 1, Math.max(0, excessMicros) / BIN_MICROS);
    bins[bin] += 1 - MEMORY;
  }

  private long percentile() {
    double all = 0;
    for (double weight : bins) {
      all += weight;
    }
    double seen = 0;
    int bin = 0;
    while (bin < bins.length - 1 && seen + bins[bin] < all * PERCENTILE) {
      seen += bins[bin++];
    }
    return (bin + 1L) * BIN_MICROS;
  }

  private long base() {
    return Math.min(fastest, fastestBefore);
  }

  /** The stream starts anew: its clock is another one. What is known of the network stays. */
  void restart() {
    fastest = Long.MAX_VALUE;
    fastestBefore = Long.MAX_VALUE;
    lastMicros = -1;
  }

  long micros() {
    return target;
  }

  /** Which moment of the sender's clock shall be heard now; ask only after a packet. */
  long playedAt(long nowMicros) {
    return nowMicros - base() - target;
  }
}
