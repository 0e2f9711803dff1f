package io.ringroom.media.rtp;

import org.jspecify.annotations.Nullable;

/**
 * One outgoing m-line of a browser. It always carries the same stream, whatever source it shows:
 * {@link Rebase} keeps the numbers unbroken.
 */
public final class Slot {
  private final SlotTerms terms;
  private final Rebase rebase;
  private final Outbound outbound;
  private final RateMeter rate = new RateMeter();
  private final RtxStream rtx;
  private @Nullable Layer layer;

  private long packets;
  private long octets;
  private long keyFramesWanted;
  private long keyFrameMicros = Long.MIN_VALUE / 2;
  private int fractionLost;
  private long jitter;

  Slot(SlotTerms terms, Outbound outbound, int startSeq, long startTimestamp) {
    this.terms = terms;
    this.outbound = outbound;
    this.rebase = new Rebase(terms.kind(), startSeq, startTimestamp);
    this.rtx = new RtxStream(terms, outbound, rate, startSeq);
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
    if (before != from && vp8 != null && vp8.keyFrameStart() && !from.isNewest(packet)) {
      // A repeat: what follows it has come already and was not forwarded. Another one is needed.
      from.wantKeyFrame();
      return;
    }
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
      if (vp8.keyFrameStart() && from.isNewest(packet)) {
        keyFrameMicros = nowMicros;
        rtx.forget();
        outbound.beginAnew(terms);
      }
    }
    rtx.remember(from, packet, rebase);
    packets++;
    octets += size;
    rate.onBytes(at + size, nowMicros);
    if (terms.kind() == MediaKind.VIDEO) {
      outbound.sendPaced(at + size, nowMicros);
    } else {
      outbound.send(at + size, nowMicros);
    }
  }

  /** The browser misses packets. */
  void onNack(int[] seqs, long nowMicros) {
    rtx.onNack(seqs, nowMicros);
  }

  /** Whether padding can be sent here: over RTX, where it needs no number of the media. */
  boolean canPad() {
    return rtx.isAgreed() && terms.extensions().transportCc() > 0 && packets > 0;
  }

  /**
   * Sends padding, which the receiver throws away and tells of in his feedback.
   *
   * @param size 1 to 255 bytes
   */
  void pad(int size, long nowMicros) {
    rtx.pad(size, rebase.outTimestamp(), nowMicros);
  }

  /** The receiver is new to the stream, or cannot go on without a key frame. */
  public void wantKeyFrame() {
    keyFramesWanted++;
    if (layer != null) {
      layer.wantKeyFrame();
    }
  }

  /** The receiver asks for a key frame. He cannot have seen one that left a moment ago. */
  void onKeyFrameWanted(long nowMicros) {
    boolean underway = nowMicros - keyFrameMicros < outbound.roundTripMicros();
    if (underway) {
      keyFramesWanted++;
    } else {
      wantKeyFrame();
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
    return rtx.repeated();
  }

  /** Packets asked for that could not be sent again. */
  public long missed() {
    return rtx.missed();
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
