package io.ringroom.media.mix;

/**
 * Leaves out or repeats a few milliseconds of sound where nobody hears it: at the lag at which the
 * sound is most like itself, which in a voice is its pitch, with a short cross-fade (WSOLA).
 */
final class TimeStretch {
  /** 2.5 ms; a shorter step is not worth the work. */
  static final int LEAST_LAG = 120;

  /** 15 ms: the period of the deepest voices. */
  static final int MOST_LAG = 720;

  /** 5 ms. */
  private static final int FADE = 240;

  /** Where the fade begins: a lag before it, the fade itself behind it fill a frame. */
  private static final int FROM = MOST_LAG;

  /** Coarse steps: a lag that is off by 80 µs fades as well. */
  private static final int LAG_STEP = 4;

  private static final int CORRELATION_STEP = 2;

  private TimeStretch() {}

  /**
   * Leaves out what makes {@code in} longer than a frame can be.
   *
   * @param in at least a frame and {@link #MOST_LAG}
   * @param out gets one frame
   * @return how many samples of {@code in} the frame was made of
   */
  static int shorten(float[] in, float[] out) {
    int lag = bestLag(in, 1);
    System.arraycopy(in, 0, out, 0, FROM);
    fade(in, FROM, FROM + lag, out, FROM);
    return Sound.FRAME + lag;
  }

  /**
   * Repeats some of {@code in}.
   *
   * @param in at least a frame
   * @param out gets one frame
   * @return how many samples of {@code in} the frame was made of
   */
  static int lengthen(float[] in, float[] out) {
    int lag = bestLag(in, -1);
    System.arraycopy(in, 0, out, 0, FROM);
    fade(in, FROM, FROM - lag, out, FROM);
    return Sound.FRAME - lag;
  }

  private static void fade(float[] in, int from, int to, float[] out, int at) {
    for (int i = 0; i < FADE; i++) {
      float share = (i + 0.5f) / FADE;
      out[at + i] = in[from + i] * (1 - share) + in[to + i] * share;
    }
  }

  private static int bestLag(float[] in, int direction) {
    int best = LEAST_LAG;
    double bestLikeness = Double.NEGATIVE_INFINITY;
    for (int lag = LEAST_LAG; lag <= MOST_LAG; lag += LAG_STEP) {
      double likeness = likeness(in, FROM, FROM + direction * lag);
      if (likeness > bestLikeness) {
        bestLikeness = likeness;
        best = lag;
      }
    }
    return best;
  }

  /** Normalised by the energy of the other place alone: the first is the same for all. */
  private static double likeness(float[] in, int here, int there) {
    double product = 0;
    double energy = 1e-9;
    for (int i = 0; i < FADE; i += CORRELATION_STEP) {
      product += in[here + i] * in[there + i];
      energy += in[there + i] * in[there + i];
    }
    return product / Math.sqrt(energy);
  }
}
