package io.ringroom.media.bwe;

/**
 * The rate by loss (draft-ietf-rmcat-gcc-02 section 6): below 2 % it may grow, above 10 % it falls.
 *
 * <p>On a radio link packets are lost however little is sent; the draft's rule would then starve
 * the receiver for nothing. So when halving the rate has not made the loss less, that loss is the
 * link's own, and only what comes on top counts for a while.
 */
final class LossBasedRate {
  private static final double LITTLE = 0.02;
  private static final double MUCH = 0.10;
  private static final double GROWTH = 1.08;

  /** Fewer packets say nothing about a share. */
  private static final int LEAST_PACKETS = 20;

  /**
   * So many are enough at once; of 20 packets at 5 % three are lost, which is "much", each 13th.
   */
  private static final int ENOUGH_PACKETS = 100;

  /**
   * Weight of the newest count in what it is judged by. Of 100 packets at 5 % more than ten are
   * lost every hundredth time; alone that would take a size away from the receiver every minute.
   */
  private static final double SMOOTHING = 0.5;

  private static final long SECOND = 1_000_000;
  private static final long FALL_MICROS = 300_000;

  /** How much of the loss must be left, after the rate was halved, to be the link's own. */
  private static final double UNCHANGED = 0.6;

  /** Whatever the cause, a link that loses more than this is not to be filled. */
  private static final double MOST_OWN_LOSS = 0.35;

  /** After this long the link's own loss is measured anew. */
  private static final long OWN_LOSS_MICROS = 30 * SECOND;

  private long bits = BandwidthEstimator.MOST_BITS;
  private int received;
  private int lost;
  private long counting;
  private double share;
  private long lastFall = Long.MIN_VALUE / 2;
  private long lastGrowth = Long.MIN_VALUE / 2;
  private long fallsFromBits = -1;
  private double fallsFromShare;
  private double ownLoss;
  private long ownLossSince;

  long bits() {
    return bits;
  }

  /** The share of packets lost lately, 0 to 1. */
  double share() {
    return share;
  }

  void set(long probed) {
    bits = Math.max(bits, probed);
  }

  /**
   * @param byDelay the other rate: a fall begins at what really was sent by
   */
  void onPackets(int arrived, int missing, long byDelay, long roundTripMicros, long nowMicros) {
    received += arrived;
    lost += missing;
    boolean enough = received + lost >= ENOUGH_PACKETS || nowMicros - counting >= SECOND;
    if (received + lost < LEAST_PACKETS || !enough) {
      return;
    }
    counting = nowMicros;
    double counted = (double) lost / (received + lost);
    share += SMOOTHING * (counted - share);
    received = 0;
    lost = 0;
    if (nowMicros - ownLossSince > OWN_LOSS_MICROS) {
      ownLoss = 0;
    }
    // What was lost before the rate fell must not make it fall again.
    double congestion = Math.max(0, Math.min(share, counted) - ownLoss);
    if (congestion > MUCH) {
      if (nowMicros - lastFall >= FALL_MICROS + roundTripMicros) {
        fall(congestion, byDelay, nowMicros);
      }
      return;
    }
    if (congestion < LITTLE) {
      fallsFromBits = -1;
    }
    if (congestion < LITTLE && nowMicros - lastGrowth >= SECOND) {
      lastGrowth = nowMicros;
      bits = Math.min((long) (bits * GROWTH) + 1_000, BandwidthEstimator.MOST_BITS);
    }
  }

  private void fall(double congestion, long byDelay, long nowMicros) {
    lastFall = nowMicros;
    bits = Math.min(bits, byDelay);
    if (fallsFromBits < 0) {
      fallsFromBits = bits;
      fallsFromShare = share;
    }
    if (share <= MOST_OWN_LOSS
        && bits <= fallsFromBits / 2
        && share >= UNCHANGED * fallsFromShare) {
      ownLoss = share;
      ownLossSince = nowMicros;
      bits = fallsFromBits;
      fallsFromBits = -1;
      return;
    }
    bits = (long) (bits * (1 - congestion / 2));
  }
}
