package io.ringroom.media.bwe;

/**
 * What got through when the link was full, and how sure that is (draft-ietf-rmcat-gcc-02 section
 * 5.5: near it the rate grows slowly, far from it fast).
 */
final class LinkCapacity {
  private static final double WEIGHT = 0.05;
  private static final double DEVIATIONS = 3;
  private static final double LEAST_VARIANCE = 0.4;
  private static final double MOST_VARIANCE = 2.5;

  private double kbits = -1;
  private double variance = LEAST_VARIANCE;

  boolean known() {
    return kbits >= 0;
  }

  /** The link was full while this much got through. */
  void onFull(long bits) {
    double sample = bits / 1_000.0;
    kbits = known() ? (1 - WEIGHT) * kbits + WEIGHT * sample : sample;
    double error = kbits - sample;
    double normalised = error * error / Math.max(kbits, 1);
    variance = (1 - WEIGHT) * variance + WEIGHT * normalised;
    variance = Math.min(Math.max(variance, LEAST_VARIANCE), MOST_VARIANCE);
  }

  /** What gets through now is outside what was thought: the link has changed. */
  boolean isOutside(long bits) {
    return known() && Math.abs(bits / 1_000.0 - kbits) > DEVIATIONS * Math.sqrt(variance * kbits);
  }

  void forget() {
    kbits = -1;
  }
}
