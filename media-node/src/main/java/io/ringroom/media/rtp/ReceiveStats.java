package io.ringroom.media.rtp;

/** What a receiver report says about one source: RFC 3550 section 6.4.1 and appendix A.3, A.8. */
public final class ReceiveStats {
  private final int clockRate;
  private boolean started;
  private long baseSeq;
  private long highestSeq;
  private long received;
  private long expectedAtLastReport;
  private long receivedAtLastReport;
  private long lastTransit;
  private double jitter;

  public ReceiveStats(int clockRate) {
    this.clockRate = clockRate;
  }

  /** Counts a packet that came in on its own SSRC (a repaired one counts as received too). */
  public void onPacket(int seq, long timestamp, long nowMicros) {
    if (!started) {
      started = true;
      // One cycle up, so that a reordered first packet cannot make the extended number negative.
      highestSeq = 0x10000L + seq;
      baseSeq = highestSeq;
      lastTransit = transit(timestamp, nowMicros);
    }
    highestSeq = Math.max(highestSeq, Seq.unwrap(highestSeq, seq));
    received++;
    long transit = transit(timestamp, nowMicros);
    int difference = Math.abs((int) (transit - lastTransit));
    lastTransit = transit;
    jitter += (difference - jitter) / 16.0;
  }

  private long transit(long timestamp, long nowMicros) {
    return (nowMicros * clockRate / 1_000_000L & 0xFFFF_FFFFL) - timestamp;
  }

  public boolean started() {
    return started;
  }

  /** The extended highest sequence number as the report carries it, 32 bits. */
  public long extendedHighestSeq() {
    return highestSeq - 0x10000L & 0xFFFF_FFFFL;
  }

  /** Packets missing since the start; never negative, as copies would make it. */
  public long lost() {
    return started ? Math.max(0, highestSeq - baseSeq + 1 - received) : 0;
  }

  public long received() {
    return received;
  }

  /** Ticks of the media clock. */
  public long jitter() {
    return (long) jitter;
  }

  /** Loss since the previous call, in 1/256; call it once for every report. */
  public int fractionLostSinceLastReport() {
    long expected = highestSeq - baseSeq + 1;
    long expectedNow = expected - expectedAtLastReport;
    long lostNow = expectedNow - (received - receivedAtLastReport);
    expectedAtLastReport = expected;
    receivedAtLastReport = received;
    if (expectedNow <= 0 || lostNow <= 0) {
      return 0;
    }
    return (int) Math.min(255, lostNow * 256 / expectedNow);
  }
}
