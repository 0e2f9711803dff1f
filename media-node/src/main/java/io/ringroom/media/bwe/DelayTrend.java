package io.ringroom.media.bwe;

/**
 * Whether the delay of packets grows: a line through the last smoothed delays, its slope compared
 * with a threshold that follows what is normal on this link (draft-ietf-rmcat-gcc-02 sections 5.3
 * and 5.4; the line in place of the draft's Kalman filter and all constants are libwebrtc's).
 */
final class DelayTrend {
  private static final int WINDOW = 20;
  private static final double SMOOTHING = 0.9;
  private static final double GAIN = 4.0;
  private static final int MOST_DELTAS = 60;

  /** Overuse must last this long: a single late frame is not a full link. */
  private static final double OVERUSE_MILLIS = 10;

  private static final double FIRST_THRESHOLD = 12.5;
  private static final double LEAST_THRESHOLD = 6;
  private static final double MOST_THRESHOLD = 600;

  /** Rises slowly above and falls fast below, so that TCP beside us does not starve us. */
  private static final double RISE = 0.0087;

  private static final double FALL = 0.039;

  /** Spikes further above the threshold than this do not move it. */
  private static final double SPIKE = 15;

  private static final double LONGEST_STEP_MILLIS = 100;

  private final double[] times = new double[WINDOW];
  private final double[] delays = new double[WINDOW];
  private int deltas;
  private double firstMillis = Double.NaN;
  private double lastMillis = Double.NaN;
  private double accumulated;
  private double smoothed;
  private double previousTrend;
  private double threshold = FIRST_THRESHOLD;
  private double overuseMillis = -1;
  private int overuses;
  private Usage usage = Usage.NORMAL;

  Usage usage() {
    return usage;
  }

  /** Two groups in a row left {@code sentMillis} apart and arrived {@code arrivedMillis} apart. */
  void onDelta(double sentMillis, double arrivedMillis, double atMillis) {
    if (Double.isNaN(firstMillis)) {
      firstMillis = atMillis;
    }
    accumulated += arrivedMillis - sentMillis;
    smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * accumulated;
    int at = deltas % WINDOW;
    times[at] = atMillis - firstMillis;
    delays[at] = smoothed;
    deltas++;
    double trend = deltas >= WINDOW ? slope() : previousTrend;
    judge(trend, sentMillis, atMillis);
    previousTrend = trend;
  }

  /** Least squares through the window. */
  private double slope() {
    double meanTime = 0;
    double meanDelay = 0;
    for (int i = 0; i < WINDOW; i++) {
      meanTime += times[i] / WINDOW;
      meanDelay += delays[i] / WINDOW;
    }
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < WINDOW; i++) {
      covariance += (times[i] - meanTime) * (delays[i] - meanDelay);
      variance += (times[i] - meanTime) * (times[i] - meanTime);
    }
    return variance == 0 ? previousTrend : covariance / variance;
  }

  private void judge(double trend, double sentMillis, double atMillis) {
    if (deltas < 2) {
      return;
    }
    double weighed = Math.min(deltas, MOST_DELTAS) * trend * GAIN;
    if (weighed > threshold) {
      overuseMillis = overuseMillis < 0 ? sentMillis / 2 : overuseMillis + sentMillis;
      overuses++;
      if (overuseMillis > OVERUSE_MILLIS && overuses > 1 && trend >= previousTrend) {
        overuseMillis = 0;
        overuses = 0;
        usage = Usage.OVERUSED;
      }
    } else {
      overuseMillis = -1;
      overuses = 0;
      usage = weighed < -threshold ? Usage.UNDERUSED : Usage.NORMAL;
    }
    adapt(Math.abs(weighed), atMillis);
  }

  private void adapt(double weighed, double atMillis) {
    double step = Double.isNaN(lastMillis) ? 0 : atMillis - lastMillis;
    lastMillis = atMillis;
    if (weighed > threshold + SPIKE) {
      return;
    }
    double rate = weighed < threshold ? FALL : RISE;
    threshold += rate * (weighed - threshold) * Math.min(Math.max(step, 0), LONGEST_STEP_MILLIS);
    threshold = Math.min(Math.max(threshold, LEAST_THRESHOLD), MOST_THRESHOLD);
  }
}
