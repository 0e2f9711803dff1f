package io.ringroom.media.rtp;

/** Bits per second over the last whole second. */
public final class RateMeter {
  private static final long SECOND = 1_000_000;

  private long windowStart;
  private long bytesInWindow;
  private long lastRate;

  public void onBytes(int bytes, long nowMicros) {
    roll(nowMicros);
    bytesInWindow += bytes;
  }

  public long bitsPerSecond(long nowMicros) {
    roll(nowMicros);
    return lastRate;
  }

  private void roll(long nowMicros) {
    long passed = nowMicros - windowStart;
    if (passed < SECOND) {
      return;
    }
    lastRate = bytesInWindow * 8 * SECOND / passed;
    bytesInWindow = 0;
    windowStart = nowMicros;
  }
}
