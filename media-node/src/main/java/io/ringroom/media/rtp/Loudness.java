package io.ringroom.media.rtp;

/** How loud a source is, from the audio levels of its packets (RFC 6464), smoothed over 0.2 s. */
public final class Loudness {
  /** Level of a source that says nothing about it. */
  public static final int UNKNOWN = -1;

  /** Silence in −dBov, the quietest level there is. */
  private static final int SILENCE = 127;

  private static final double WEIGHT = 0.1;
  private static final long STALE_MICROS = 500_000;

  private double value;
  private int lastLevel = UNKNOWN;
  private long lastMicros;

  /**
   * @param level 0 (loudest) to 127 (silence) in −dBov
   */
  public void onLevel(int level, long nowMicros) {
    lastLevel = level;
    value += WEIGHT * (SILENCE - level - value);
    lastMicros = nowMicros;
  }

  /** 0 (silent) to 127; a source that stopped sending is silent. */
  public double at(long nowMicros) {
    return nowMicros - lastMicros > STALE_MICROS ? 0 : value;
  }

  /** Level of the last packet, or {@link #UNKNOWN}. */
  public int lastLevel() {
    return lastLevel;
  }
}
