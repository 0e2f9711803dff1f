package io.ringroom.media.mix;

import java.util.Arrays;

/**
 * Keeps the sum of voices below full scale by turning it down a little before a peak comes (5 ms of
 * look-ahead), so that nothing is clipped. The gain falls in a straight line, stays while peaks go
 * on and rises slowly: a gain that moved with the wave would distort it.
 */
final class Limiter {
  /** −2 dBFS: an Opus decoder may overshoot what was encoded by about a decibel. */
  static final float CEILING = 0.794f;

  /** 1 ms; the gain is a straight line within a block. */
  private static final int BLOCK = 48;

  /** Blocks of look-ahead. */
  private static final int AHEAD = 5;

  /** How long the sound comes out after it went in. */
  static final int DELAY = AHEAD * BLOCK;

  /** Blocks for which the gain stays after the last peak that needed it. */
  private static final int HOLD = 150;

  /**
   * Share of the way back up in a block: three quarters of a second until it is two thirds there.
   */
  private static final float RELEASE = 1 / 750f;

  private final float[] delayed = new float[DELAY + Sound.FRAME];

  /** What each block of {@link #delayed} may be multiplied with. */
  private final float[] allowed = new float[AHEAD + Sound.FRAME / BLOCK];

  private float gain = 1;
  private int held;

  Limiter() {
    Arrays.fill(allowed, 1);
  }

  /** Replaces the frame by the one {@link #DELAY} samples before it, limited. */
  void apply(float[] frame) {
    System.arraycopy(frame, 0, delayed, DELAY, Sound.FRAME);
    for (int i = AHEAD; i < allowed.length; i++) {
      float peak = peak(delayed, i * BLOCK);
      allowed[i] = peak > CEILING ? CEILING / peak : 1;
    }
    for (int i = 0; i < Sound.FRAME / BLOCK; i++) {
      float end = gainAtEnd(i);
      for (int j = 0; j < BLOCK; j++) {
        float now = gain + (end - gain) * (j + 1) / BLOCK;
        frame[i * BLOCK + j] = delayed[i * BLOCK + j] * now;
      }
      gain = end;
    }
    System.arraycopy(delayed, Sound.FRAME, delayed, 0, DELAY);
    System.arraycopy(allowed, Sound.FRAME / BLOCK, allowed, 0, AHEAD);
  }

  /** As far down as the steepest way to any block ahead; up only when none has needed it long. */
  private float gainAtEnd(int block) {
    float least = allowed[block];
    float end = Math.min(gain, least);
    for (int i = 1; i <= AHEAD; i++) {
      float there = allowed[block + i];
      least = Math.min(least, there);
      end = Math.min(end, gain + (there - gain) / i);
    }
    boolean needed = least < gain * 1.02f;
    held = needed ? HOLD : held - 1;
    if (held > 0) {
      return end;
    }
    held = 0;
    return Math.min(least, gain + (1 - gain) * RELEASE);
  }

  private static float peak(float[] pcm, int from) {
    float peak = 0;
    for (int i = from; i < from + BLOCK; i++) {
      peak = Math.max(peak, Math.abs(pcm[i]));
    }
    return peak;
  }
}
