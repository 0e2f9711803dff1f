package io.ringroom.media.rtp;

/** Bits per second over the last whole second, and in the long run. */
public final class RateMeter {
  private static final long SECOND = 1_000_000;

  /** Weight of the last second in the steady rate: one key frame more does not double it. */
  private static final double SMOOTHING = 0.3;

  private long windowStart = -1;
  private long bytesInWindow;
  private long lastRate;
  private double steadyRate;

  public void onBytes(int bytes, long nowMicros) {
    roll(nowMicros);
    bytesInWindow += bytes;
  }

  public long bitsPerSecond(long nowMicros) {
    roll(nowMicros);
    return lastRate;
  }

  /** Averaged over some seconds, so that a key frame does not make a stream look dear. */
  public long steadyBitsPerSecond(long nowMicros) {
    roll(nowMicros);
    return (long) steadyRate;
  }

  private void roll(long nowMicros) {
    long passed = nowMicros - windowStart;
    if (windowStart >= 0 && passed < SECOND) {
      return;
    }
    if (windowStart >= 0) {
      boolean begins = lastRate == 0;
      lastRate = bytesInWindow * 8 * SECOND / passed;
      steadyRate = begins ? lastRate : steadyRate + SMOOTHING * (lastRate - steadyRate);
    }
    bytesInWindow = 0;
    windowStart = nowMicros;
  }
}
