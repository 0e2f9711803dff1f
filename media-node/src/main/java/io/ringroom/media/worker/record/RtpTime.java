package io.ringroom.media.worker.record;

import io.ringroom.media.rtp.NtpTime;

/**
 * When something with an RTP timestamp was captured, on the clock of the router's sender reports.
 * Before the first report the arrival of the first packet stands in for it. Later ones are followed
 * gently, because the clocks of sound cards drift, or at once when the source is another one.
 */
final class RtpTime {
  /** A step nobody hears or sees; at one report a second it outruns every quartz. */
  private static final long STEP_MICROS = 1_000;

  /** No drift comes this far between two reports. */
  private static final long OTHER_SOURCE_MICROS = 500_000;

  private static final long NTP_OF_1970 = 2_208_988_800L << 32;

  private final int clockRate;
  private boolean tied;
  private boolean reported;
  private long tiedMicros;
  private long lastTimestamp;
  private long ticks;

  RtpTime(int clockRate) {
    this.clockRate = clockRate;
  }

  /** Whether a sender report has come, so that two streams are on one clock. */
  boolean reported() {
    return reported;
  }

  void onSenderReport(long ntp, long rtp) {
    long micros = NtpTime.microsBetween(NTP_OF_1970, ntp);
    long error = micros - at(ticks + (int) (rtp - lastTimestamp));
    if (!reported || Math.abs(error) > OTHER_SOURCE_MICROS) {
      reported = true;
      tie(rtp, micros);
    } else {
      tiedMicros += Math.max(-STEP_MICROS, Math.min(STEP_MICROS, error));
    }
  }

  /** Microseconds since 1970. */
  long micros(long timestamp, long arrivedUnixMicros) {
    if (!tied) {
      tie(timestamp, arrivedUnixMicros);
    }
    ticks += (int) (timestamp - lastTimestamp); // wraps every 13 hours at 90 kHz
    lastTimestamp = timestamp;
    return at(ticks);
  }

  private long at(long sinceTied) {
    return tiedMicros + sinceTied * 1_000_000L / clockRate;
  }

  private void tie(long timestamp, long unixMicros) {
    tied = true;
    tiedMicros = unixMicros;
    lastTimestamp = timestamp;
    ticks = 0;
  }
}
