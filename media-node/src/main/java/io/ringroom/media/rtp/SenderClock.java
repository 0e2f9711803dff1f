package io.ringroom.media.rtp;

/**
 * Tells which RTP timestamp of a source belongs to "now", from its sender reports (or, until the
 * first one, from its last packet). All streams of one sender share a {@link Shift}, so what he
 * sampled together is reported as sampled together: that is lip sync.
 */
public final class SenderClock {
  /** From a sender's wall clock to ours: the least delay seen is taken for no delay. */
  public static final class Shift {
    private long micros = Long.MAX_VALUE;

    void observe(long theirNtp, long ourNtp) {
      micros = Math.min(micros, NtpTime.microsBetween(theirNtp, ourNtp));
    }
  }

  private final int clockRate;
  private final Shift shift;
  private boolean reported;
  private long reportNtp;
  private long reportRtp;
  private boolean sent;
  private long packetRtp;
  private long packetAtMicros;

  public SenderClock(int clockRate, Shift shift) {
    this.clockRate = clockRate;
    this.shift = shift;
  }

  public void onPacket(long timestamp, long nowMicros) {
    sent = true;
    packetRtp = timestamp;
    packetAtMicros = nowMicros;
  }

  public void onSenderReport(long ntp, long rtp, long ourNtp) {
    shift.observe(ntp, ourNtp);
    reported = true;
    reportNtp = ntp;
    reportRtp = rtp;
  }

  /** The source starts anew, with a new clock. */
  public void reset() {
    reported = false;
    sent = false;
  }

  /** Whether {@link #timestampAt} knows anything. */
  public boolean known() {
    return sent;
  }

  /** The source's RTP timestamp at this moment, unsigned 32 bits. */
  public long timestampAt(long nowMicros, long ourNtp) {
    long since =
        reported
            ? NtpTime.microsBetween(reportNtp, ourNtp) - shift.micros
            : nowMicros - packetAtMicros;
    long from = reported ? reportRtp : packetRtp;
    return from + since * clockRate / 1_000_000L & 0xFFFF_FFFFL;
  }
}
