package io.ringroom.media.rtp;

/**
 * 64-bit NTP timestamps (RFC 3550 section 4) of a monotonic microsecond clock: tied to the wall
 * clock once, so a wall clock that is set later never makes media time jump.
 */
public final class NtpTime {
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final long MICROS = 1_000_000L;

  private final long unixMicrosAtZero;

  /**
   * @param unixMicrosAtZero wall-clock microseconds since 1970 when the monotonic clock showed 0
   */
  public NtpTime(long unixMicrosAtZero) {
    this.unixMicrosAtZero = unixMicrosAtZero;
  }

  public long ntp(long nowMicros) {
    long unix = unixMicrosAtZero + nowMicros;
    long seconds = Math.floorDiv(unix, MICROS) + SECONDS_1900_TO_1970;
    long fraction = (Math.floorMod(unix, MICROS) << 32) / MICROS;
    return seconds << 32 | fraction;
  }

  /** Microseconds from {@code from} to {@code to}, both NTP timestamps of any one clock. */
  public static long microsBetween(long from, long to) {
    long difference = to - from;
    return (difference >> 32) * MICROS + ((difference & 0xFFFF_FFFFL) * MICROS >>> 32);
  }

  /** The middle 32 bits, as LSR and DLSR use them: seconds in 16.16. */
  public static long middle(long ntp) {
    return ntp >>> 16 & 0xFFFF_FFFFL;
  }

  /** Microseconds as 16.16 seconds. */
  public static long toCompact(long micros) {
    return (micros << 16) / MICROS & 0xFFFF_FFFFL;
  }

  /** 16.16 seconds as microseconds. */
  public static long fromCompact(long compact) {
    return (compact & 0xFFFF_FFFFL) * MICROS >>> 16;
  }
}
