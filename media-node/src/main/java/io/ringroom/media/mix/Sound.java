package io.ringroom.media.mix;

/** The one form sound has while it is mixed: mono, 48 kHz, frames of 20 ms, ±1 at full scale. */
public final class Sound {
  public static final int RATE = 48_000;

  /** Samples of one frame. */
  public static final int FRAME = 960;

  public static final long FRAME_MICROS = 20_000;

  /** The longest Opus packet, 120 ms. */
  public static final int LONGEST_PACKET = 5_760;

  private Sound() {}

  static long micros(long samples) {
    return samples * 1_000 / 48;
  }

  static long samples(long micros) {
    return micros * 48 / 1_000;
  }

  /**
   * @return RFC 6464 level of the samples, 0 (loudest) to 127 (silence) in −dBov
   */
  public static int level(float[] pcm, int samples) {
    double power = 0;
    for (int i = 0; i < samples; i++) {
      power += pcm[i] * pcm[i];
    }
    if (power == 0) {
      return 127;
    }
    long db = Math.round(-10 * Math.log10(power / samples));
    return (int) Math.max(0, Math.min(127, db));
  }
}
