package io.ringroom.media.bwe;

/**
 * What came of a probe: a short train of padding at a rate above the estimate, with whatever else
 * left meanwhile. The link carries what arrived per time, but never more than was tried.
 */
final class ProbeResult {
  private static final int LEAST_PACKETS = 5;

  /** Of what was sent; with fewer arrivals the link is full, or the feedback is lost. */
  private static final double LEAST_SHARE = 0.8;

  /** A train that arrives this much slower than it left found the link's end. */
  private static final double SLOWED = 0.9;

  /** A link's end is approached, not hit. */
  private static final double TARGET_SHARE = 0.95;

  private int sent;
  private int arrived;
  private long bytes;
  private int firstBytes;
  private int lastBytes;
  private long firstSent;
  private long lastSent;
  private long firstArrived;
  private long lastArrived;

  void onPacket(long sentMicros, long arrivedMicros, int size) {
    sent++;
    if (arrivedMicros < 0) {
      return;
    }
    if (arrived++ == 0) {
      firstSent = sentMicros;
      firstArrived = arrivedMicros;
      firstBytes = size;
    }
    lastSent = Math.max(lastSent, sentMicros);
    lastArrived = Math.max(lastArrived, arrivedMicros);
    lastBytes = size;
    bytes += size;
  }

  /** Bits per second; −1 when too little of it arrived. */
  long bits() {
    long sending = lastSent - firstSent;
    long arriving = lastArrived - firstArrived;
    if (arrived < LEAST_PACKETS || arrived < LEAST_SHARE * sent || sending <= 0 || arriving <= 0) {
      return -1;
    }
    long sentRate = (bytes - lastBytes) * 8 * 1_000_000 / sending;
    long arrivedRate = (bytes - firstBytes) * 8 * 1_000_000 / arriving;
    return arrivedRate < SLOWED * sentRate
        ? (long) (TARGET_SHARE * arrivedRate)
        : Math.min(sentRate, arrivedRate);
  }
}
