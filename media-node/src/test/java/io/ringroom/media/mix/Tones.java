package io.ringroom.media.mix;

/** Makes tones, and tells how loud a tone is in a sound (Goertzel's algorithm, Hann window). */
public final class Tones {
  private Tones() {}

  /**
   * @param amplitude 1 is full scale
   * @param from position of the first sample
   */
  public static float[] tone(double hertz, double amplitude, long from, int samples) {
    float[] pcm = new float[samples];
    for (int i = 0; i < samples; i++) {
      pcm[i] =
          (float) (amplitude * Math.sin(2 * Math.PI * hertz * (from + i) / (double) Sound.RATE));
    }
    return pcm;
  }

  /** Amplitude of the tone within these samples in dBFS; a full-scale sine has 0. */
  public static double decibels(float[] pcm, int from, int samples, double hertz) {
    return 20 * Math.log10(Math.max(1e-9, amplitude(pcm, from, samples, hertz)));
  }

  static double amplitude(float[] pcm, int from, int samples, double hertz) {
    double coefficient = 2 * Math.cos(2 * Math.PI * hertz / Sound.RATE);
    double before = 0;
    double beforeThat = 0;
    for (int i = 0; i < samples; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / samples);
      double now = window * pcm[from + i] + coefficient * before - beforeThat;
      beforeThat = before;
      before = now;
    }
    double power = before * before + beforeThat * beforeThat - coefficient * before * beforeThat;
    return Math.sqrt(Math.max(0, power)) / (0.25 * samples);
  }

  /** The longest time without the tone, in windows of 20 ms. */
  public static int longestGapMillis(float[] pcm, double hertz, double leastDecibels) {
    int longest = 0;
    int gap = 0;
    for (int at = 0; at + Sound.FRAME <= pcm.length; at += Sound.FRAME / 2) {
      boolean there = decibels(pcm, at, Sound.FRAME, hertz) > leastDecibels;
      gap = there ? 0 : gap + 10;
      longest = Math.max(longest, gap);
    }
    return longest;
  }

  static float peak(float[] pcm) {
    float peak = 0;
    for (float sample : pcm) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
