package io.ringroom.media.bwe;

/**
 * How much one receiver's link carries, from what his feedback says of the packets sent to him.
 * Call {@link #onPacket} for each packet a feedback tells of, in the order they were sent, then
 * {@link #update}.
 */
public final class BandwidthEstimator {
  /** Enough for a voice: less is never assumed, for then the call itself would be given up. */
  public static final long LEAST_BITS = 40_000;

  /** More than any mix of slots needs. */
  public static final long MOST_BITS = 50_000_000;

  private final DelayTrend trend = new DelayTrend();
  private final PacketGroups groups =
      new PacketGroups((sent, arrived, at) -> trend.onDelta(sent / 1e3, arrived / 1e3, at / 1e3));
  private final AckedRate acked = new AckedRate();
  private final DelayBasedRate byDelay;
  private final LossBasedRate byLoss;
  private ProbeResult probe = new ProbeResult();
  private int probeNumber;
  private long lastProbed = -1;
  private int arrivals;
  private int losses;

  /**
   * @param startBits what is assumed at first
   */
  public BandwidthEstimator(long startBits) {
    byDelay = new DelayBasedRate(startBits);
    byLoss = new LossBasedRate();
  }

  /**
   * @param arrivedMicros on the receiver's clock; −1 when it did not arrive
   * @param bytes its size
   * @param cluster the probe it belongs to, counted from 1; 0 for none
   */
  public void onPacket(long sentMicros, long arrivedMicros, int bytes, int cluster) {
    if (cluster > 0) {
      if (cluster != probeNumber) {
        probe = new ProbeResult();
        probeNumber = cluster;
      }
      probe.onPacket(sentMicros, arrivedMicros, bytes);
    }
    if (arrivedMicros < 0) {
      losses++;
      return;
    }
    arrivals++;
    acked.onPacket(arrivedMicros, bytes);
    groups.onPacket(sentMicros, arrivedMicros);
  }

  /**
   * A feedback is read.
   *
   * @param roundTripMicros as known; −1 while unknown
   */
  public void update(long roundTripMicros, long nowMicros) {
    long roundTrip = roundTripMicros < 0 ? 100_000 : roundTripMicros;
    byLoss.onPackets(arrivals, losses, byDelay.bits(), roundTrip, nowMicros);
    arrivals = 0;
    losses = 0;
    if (acked.bits() >= 0) {
      byDelay.update(trend.usage(), acked.bits(), roundTrip, nowMicros);
    }
  }

  /**
   * The probe is over and its feedback had time to come.
   *
   * @return what it found, bits per second; −1 when it says nothing
   */
  public long endProbe(int cluster, long nowMicros) {
    lastProbed = cluster == probeNumber ? probe.bits() : -1;
    probe = new ProbeResult();
    if (lastProbed > bits() && trend.usage() != Usage.OVERUSED) {
      byDelay.set(lastProbed, nowMicros);
      byLoss.set(lastProbed);
    }
    return lastProbed;
  }

  /** Bits per second the link carries, as far as is known. */
  public long bits() {
    return Math.min(Math.max(Math.min(byDelay.bits(), byLoss.bits()), LEAST_BITS), MOST_BITS);
  }

  /** The share of packets lost lately, 0 to 1. */
  public double loss() {
    return byLoss.share();
  }

  public Usage usage() {
    return trend.usage();
  }

  /** What got through lately, bits per second; −1 while unknown. */
  public long ackedBits() {
    return acked.bits();
  }
}
