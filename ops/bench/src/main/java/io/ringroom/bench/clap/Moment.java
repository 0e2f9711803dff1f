package io.ringroom.bench.clap;

import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.rtp.Rtcp;
import org.jspecify.annotations.Nullable;

/**
 * When something was heard or seen.
 *
 * @param arrivedNanos when the packet that shows it came, by this process's clock
 * @param timestamp the RTP timestamp it has
 * @param report what the sender had said of his timestamps by then; null for nothing
 */
record Moment(long arrivedNanos, long timestamp, Rtcp.@Nullable SenderReport report) {
  /** Whether {@link #ntp} is known. */
  boolean isTied() {
    return report != null;
  }

  /** When it was taken, on the sender's wall clock, microseconds; may wrap. */
  long takenMicros(int clockRate) {
    Rtcp.SenderReport tie = report;
    if (tie == null) {
      throw new IllegalStateException("no sender report came before");
    }
    long since = (int) (timestamp - tie.rtp());
    return NtpTime.microsBetween(0, tie.ntp()) + since * 1_000_000L / clockRate;
  }
}
