package io.ringroom.media.rtp;

import io.ringroom.media.bwe.BandwidthEstimator;
import io.ringroom.media.bwe.Probing;
import io.ringroom.media.bwe.Usage;

/**
 * The link to one receiver: numbers what is sent to him, reads his feedback, and knows by both what
 * the link carries. He may agree to transport-wide feedback, to REMB only, or to neither.
 */
public final class Downlink {
  /** Assumed until feedback tells more: two small pictures and the voices. */
  private static final long START_BITS = 800_000;

  /**
   * Before this much feedback has come the estimate is a guess, and nothing is taken away by it.
   */
  private static final int LEAST_FEEDBACKS = 5;

  private final SentPackets sent = new SentPackets();
  private final BandwidthEstimator estimator = new BandwidthEstimator(START_BITS);
  private final Probing probing = new Probing();
  private long nextReported = -1;
  private long arrivalWraps;
  private long lastArrival = Long.MIN_VALUE;
  private int feedbacks;
  private long maxBits = -1;
  private long probePadding;

  /**
   * A packet leaves.
   *
   * @return the transport-wide number it shall carry
   */
  int onSend(int bytes, long nowMicros) {
    return sent.add(nowMicros, bytes, probing.sending(nowMicros));
  }

  void onFeedback(Rtcp.TransportFeedback feedback, long roundTripMicros, long nowMicros) {
    feedbacks++;
    for (int i = 0; i < feedback.arrivals().length; i++) {
      long number = sent.find(feedback.firstSeq() + i & 0xFFFF);
      boolean late = number < nextReported; // told before; a packet called lost may yet come
      if (number >= 0 && !late) {
        long arrival = feedback.arrivals()[i];
        estimator.onPacket(
            sent.sentMicros(number),
            arrival == Rtcp.TransportFeedback.MISSING ? -1 : unwrap(arrival),
            sent.bytes(number),
            sent.cluster(number));
        nextReported = number + 1;
      }
    }
    estimator.update(roundTripMicros, nowMicros);
    if (estimator.usage() == Usage.OVERUSED) {
      probing.onOveruse(nowMicros);
    }
  }

  /** The reference time of the feedback has 24 bits of 64 ms. */
  private long unwrap(long arrival) {
    long range = (1L << 24) * 64_000;
    if (lastArrival != Long.MIN_VALUE && lastArrival - arrival > range / 2) {
      arrivalWraps += range;
    }
    lastArrival = arrival;
    return arrivalWraps + arrival + range; // never negative: the first may be
  }

  void onMaxBitrate(long bits) {
    maxBits = bits;
  }

  /**
   * How much padding shall leave now, in bytes; 0 for none.
   *
   * @param wantedBits what could be used if the link carried it
   * @param sentSinceBegin bytes that have left since the running probe began
   */
  int padding(long wantedBits, long sentBytes, long nowMicros) {
    probing.settle(estimator, nowMicros);
    if (isMeasured() && probing.begin(wantedBits, estimator, nowMicros)) {
      probePadding = sentBytes;
    }
    if (probing.sending(nowMicros) == 0) {
      return 0;
    }
    long due = probing.targetBits() * (nowMicros - probing.began()) / 8_000_000;
    return (int) Math.max(0, due - (sentBytes - probePadding));
  }

  /** Whether the receiver's feedback has told anything. */
  public boolean isMeasured() {
    return feedbacks >= LEAST_FEEDBACKS;
  }

  /** Bits per second the link carries; −1 while nothing is known. */
  public long bits() {
    return isMeasured() ? estimator.bits() : maxBits;
  }

  /** The share of packets lost lately, 0 to 1; 0 while unknown. */
  public double loss() {
    return estimator.loss();
  }
}
