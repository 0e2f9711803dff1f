package io.ringroom.media.room;

/**
 * How good a member's connection is, in the seven steps of the client protocol: the worst of what
 * is measured decides. The bounds follow what people notice: Opus with FEC hides 3 % of loss, a
 * round trip above 400 ms makes them talk at the same time (ITU-T G.114).
 *
 * <table>
 * <caption>the most a step allows</caption>
 * <tr><th>step</th><th>loss, either way</th><th>round trip</th><th>jitter, either way</th></tr>
 * <tr><td>1 excellent</td><td>1 %</td><td>100 ms</td><td>20 ms</td></tr>
 * <tr><td>2 good</td><td>3 %</td><td>200 ms</td><td>40 ms</td></tr>
 * <tr><td>3 poor</td><td>8 %</td><td>400 ms</td><td>80 ms</td></tr>
 * <tr><td>4 bad</td><td>15 %</td><td>800 ms</td><td>150 ms</td></tr>
 * <tr><td>5 very bad</td><td colspan="3">anything above</td></tr>
 * </table>
 */
final class Quality {
  static final int UNKNOWN = 0;
  static final int EXCELLENT = 1;
  static final int POOR = 3;
  static final int BAD = 4;
  static final int VERY_BAD = 5;
  static final int DOWN = 6;

  private static final double[] LOSS = {0.01, 0.03, 0.08, 0.15};
  private static final double[] ROUND_TRIP_MILLIS = {100, 200, 400, 800};
  private static final double[] JITTER_MILLIS = {20, 40, 80, 150};

  private Quality() {}

  /**
   * What was measured of one connection lately, the worse of both ways.
   *
   * @param up whether it is connected
   * @param silent whether nothing has been heard of the browser for as long as makes one doubt
   * @param loss share of packets that did not arrive at first, 0 to 1
   * @param roundTripMillis −1 while unknown
   * @param limit what the link has done to the videos the member receives
   */
  record Measured(
      boolean up,
      boolean silent,
      double loss,
      double roundTripMillis,
      double jitterMillis,
      Limit limit) {}

  /** The worst that has happened to any video the member wants. */
  enum Limit {
    NONE,
    LOW,
    PAUSED
  }

  static int of(Measured measured) {
    if (!measured.up()) {
      return UNKNOWN;
    }
    if (measured.silent()) {
      return DOWN;
    }
    int byLink =
        Math.max(
            step(measured.loss(), LOSS),
            Math.max(
                step(measured.roundTripMillis(), ROUND_TRIP_MILLIS),
                step(measured.jitterMillis(), JITTER_MILLIS)));
    return switch (measured.limit()) {
      case NONE -> byLink;
      case LOW -> Math.max(byLink, POOR);
      case PAUSED -> Math.max(byLink, BAD);
    };
  }

  private static int step(double value, double[] bounds) {
    int step = EXCELLENT;
    while (step < VERY_BAD && value > bounds[step - EXCELLENT]) {
      step++;
    }
    return step;
  }
}
