package io.ringroom.media.admission;

/**
 * How fast members may come into one room, as a bucket that fills at a steady rate: a page that
 * connects again without end must not take the handshakes from everybody else.
 */
public final class JoinRate {
  /** A whole big room may come at once. */
  static final int BURST = 100;

  /** And then so many a second: as many handshakes as a slow core can do beside the media. */
  static final int PER_SECOND = 30;

  private double left = BURST;
  private long lastMicros;

  /** Takes one place, if there is one. */
  public boolean take(long nowMicros) {
    left = Math.min(BURST, left + (nowMicros - lastMicros) * PER_SECOND / 1e6);
    lastMicros = nowMicros;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
