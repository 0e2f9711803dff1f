package io.ringroom.media.rtp;

import org.jspecify.annotations.Nullable;

/**
 * One outgoing m-line of a browser. It always carries the same stream, whatever source it shows:
 * {@link Rebase} keeps the numbers unbroken.
 */
public final class Slot {
  /** Answers to NACKs per second; more would let one lossy receiver double his own congestion. */
  private static final int REPEATS_PER_SECOND = 500;

  private final SlotTerms terms;
  private final Rebase rebase;
  private final Outbound outbound;
  private final RtpPacket repeatedView = new RtpPacket();
  private final RateMeter rate = new RateMeter();
  private @Nullable NackRing ring;
  private @Nullable Layer layer;

  private int rtxSeq;
  private long packets;
  private long octets;
  private long repeated;
  private long missed;
  private long keyFramesWanted;
  private int repeatBudget = REPEATS_PER_SECOND;
  private long budgetFromMicros;
  private int fractionLost;
  private long jitter;

  Slot(SlotTerms terms, Outbound outbound, int startSeq, long startTimestamp) {
    this.terms = terms;
    this.outbound = outbound;
    this.rebase = new Rebase(terms.kind(), startSeq, startTimestamp);
    this.rtxSeq = startSeq;
  }

  public SlotTerms terms() {
    return terms;
  }

  /** Shows this source from now on; null for none. */
  public void bind(@Nullable Layer source) {
    if (source == layer) {
      return;
    }
    Layer before = layer;
    Layer flowing = rebase.current() instanceof Layer current ? current : null;
    layer = source;
    // While the new source is silent nobody may be seen under its name.
    rebase.want(source, source != null && source.isLive());
    if (source != null) {
      source.subscribe(this);
    }
    leave(before);
    leave(flowing);
  }

  /** The source was muted or is gone: what still flows in its place stops. */
  void onSilenced(Layer silenced) {
    if (silenced == layer && rebase.waiting()) {
      Layer flowing = rebase.current() instanceof Layer current ? current : null;
      rebase.want(silenced, false);
      leave(flowing);
    }
  }

  private void leave(@Nullable Layer source) {
    if (source != null && source != layer && source != rebase.current()) {
      source.unsubscribe(this);
    }
  }

  public @Nullable Layer layer() {
    return layer;
  }

  void onPacket(Layer from, RtpPacket packet, @Nullable Vp8Descriptor vp8, long nowMicros) {
    Object before = rebase.current();
    switch (rebase.offer(from, from.epoch(), packet, vp8, nowMicros)) {
      case DROP -> {}
      case KEY_FRAME_NEEDED -> from.wantKeyFrame();
      case FORWARD -> {
        if (before != from && before instanceof Layer old) {
          leave(old);
        }
        send(from, packet, vp8, nowMicros);
      }
    }
  }

  private void send(Layer from, RtpPacket packet, @Nullable Vp8Descriptor vp8, long nowMicros) {
    int size = packet.payloadLength();
    if (!RtpWriter.fits(size)) {
      return;
    }
    RtpWriter writer = outbound.writer();
    int at =
        writer.header(
            packet.marker(),
            terms.payloadType(),
            rebase.outSeq(),
            rebase.outTimestamp(),
            terms.ssrc(),
            terms.extensions(),
            from.loudness().lastLevel(),
            outbound.ntp(nowMicros));
    System.arraycopy(packet.bytes(), packet.payloadOffset(), writer.bytes(), at, size);
    if (vp8 != null && vp8.valid()) {
      vp8.rewrite(writer.bytes(), at, rebase.outPicture(), rebase.outTl0());
    }
    if (terms.rtxPayloadType() >= 0) {
      if (ring == null) {
        ring = new NackRing();
      }
      ring.put(rebase.outSeq(), writer.bytes(), at + size);
    }
    packets++;
    octets += size;
    rate.onBytes(at + size, nowMicros);
    outbound.send(at + size, nowMicros);
  }

  /** The browser misses packets: they are sent again over RTX (RFC 4588) while they are kept. */
  void onNack(int[] seqs, long nowMicros) {
    if (nowMicros - budgetFromMicros >= 1_000_000) {
      budgetFromMicros = nowMicros;
      repeatBudget = REPEATS_PER_SECOND;
    }
    for (int seq : seqs) {
      if (ring == null || repeatBudget == 0 || !ring.find(seq, repeatedView)) {
        missed++;
      } else {
        repeatBudget--;
        repeated++;
        repeat(repeatedView, nowMicros);
      }
    }
  }

  private void repeat(RtpPacket original, long nowMicros) {
    RtpWriter writer = outbound.writer();
    rtxSeq = Seq.next(rtxSeq);
    int at =
        writer.header(
            original.marker(),
            terms.rtxPayloadType(),
            rtxSeq,
            original.timestamp(),
            terms.rtxSsrc(),
            terms.extensions(),
            Loudness.UNKNOWN,
            outbound.ntp(nowMicros));
    Bytes.put16(writer.bytes(), at, original.seq());
    int size = original.payloadLength();
    System.arraycopy(original.bytes(), original.payloadOffset(), writer.bytes(), at + 2, size);
    rate.onBytes(at + 2 + size, nowMicros);
    outbound.send(at + 2 + size, nowMicros);
  }

  /** Whether padding can be sent here: over RTX, where it needs no number of the media. */
  boolean canPad() {
    return terms.rtxPayloadType() >= 0 && terms.extensions().transportCc() > 0 && packets > 0;
  }

  /**
   * Sends padding, which the receiver throws away and tells of in his feedback.
   *
   * @param size 1 to 255 bytes
   */
  void pad(int size, long nowMicros) {
    rtxSeq = Seq.next(rtxSeq);
    RtpWriter writer = outbound.writer();
    int at =
        writer.header(
            /* marker= */ false,
            terms.rtxPayloadType(),
            rtxSeq,
            rebase.outTimestamp(),
            terms.rtxSsrc(),
            terms.extensions(),
            Loudness.UNKNOWN,
            outbound.ntp(nowMicros));
    outbound.send(writer.padding(at, size), nowMicros);
  }

  /** The receiver cannot go on without a key frame, or is new to the stream. */
  public void onKeyFrameWanted() {
    keyFramesWanted++;
    if (layer != null) {
      layer.wantKeyFrame();
    }
  }

  void onReport(Rtcp.Report report) {
    fractionLost = report.fractionLost();
    jitter = report.jitter();
  }

  /**
   * Adds this slot's sender report; without one a browser cannot keep sound and picture together.
   */
  void report(RtcpWriter into, long nowMicros) {
    if (packets > 0 && rebase.current() instanceof Layer flowing && flowing.clock().known()) {
      long ntp = outbound.ntp(nowMicros);
      long rtp = rebase.toOut(flowing.clock().timestampAt(nowMicros, ntp));
      into.senderReport(terms.ssrc(), ntp, rtp, packets, octets);
      into.cname(terms.ssrc(), Outbound.CNAME);
    }
  }

  /** Packets sent, without repeated ones. */
  public long packets() {
    return packets;
  }

  /** Packets sent again for a NACK. */
  public long repeated() {
    return repeated;
  }

  /** Packets asked for that could not be sent again. */
  public long missed() {
    return missed;
  }

  /** Key frames the browser asked for. */
  public long keyFramesWanted() {
    return keyFramesWanted;
  }

  /** How often the source changed or started anew. */
  public int switches() {
    return rebase.switches();
  }

  /** Loss the browser reported last, in 1/256. */
  public int fractionLost() {
    return fractionLost;
  }

  /** Jitter the browser reported last, in ticks of the media clock. */
  public long jitter() {
    return jitter;
  }

  public long bitrate(long nowMicros) {
    return rate.bitsPerSecond(nowMicros);
  }
}
