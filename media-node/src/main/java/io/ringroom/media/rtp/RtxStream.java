package io.ringroom.media.rtp;

import org.jspecify.annotations.Nullable;

/**
 * The stream of retransmissions beside a slot (RFC 4588): repeats what its receiver missed, and
 * carries padding. A slot without agreed retransmission has one that does nothing.
 */
final class RtxStream {
  private static final int OSN_SIZE = 2;

  private final SlotTerms terms;
  private final Outbound outbound;
  private final RateMeter rate;
  private final Vp8Descriptor vp8 = new Vp8Descriptor();
  private @Nullable NackRing ring;
  private int seq;
  private long repeated;
  private long missed;

  /**
   * @param rate counts what is sent here, too
   */
  RtxStream(SlotTerms terms, Outbound outbound, RateMeter rate, int startSeq) {
    this.terms = terms;
    this.outbound = outbound;
    this.rate = rate;
    this.seq = startSeq;
  }

  boolean isAgreed() {
    return terms.rtxPayloadType() >= 0;
  }

  /**
   * The packet that is being forwarded from this source leaves with the numbers of {@code sent}.
   */
  void remember(Layer from, RtpPacket packet, Rebase sent) {
    if (isAgreed()) {
      if (ring == null) {
        ring = new NackRing();
      }
      ring.put(from.kept(), from.keep(packet), sent);
    }
  }

  /** A key frame begins: nobody needs again what was before it. */
  void forget() {
    if (ring != null) {
      ring.clear();
    }
  }

  /**
   * The browser misses packets: they are sent again while they are kept and the link can bear it.
   */
  void onNack(int[] seqs, long nowMicros) {
    for (int wanted : seqs) {
      int place = ring == null ? -1 : ring.find(wanted);
      if (ring != null && place >= 0 && repeat(ring, place, wanted, nowMicros)) {
        repeated++;
      } else {
        missed++;
      }
    }
  }

  private boolean repeat(NackRing sent, int place, int original, long nowMicros) {
    KeptPayloads source = sent.source(place);
    int number = sent.number(place);
    if (!outbound.mayRepeat(source.length(number), nowMicros)) {
      return false;
    }
    int at = header(source.marker(number), sent.timestamp(place), nowMicros);
    byte[] bytes = outbound.writer().bytes();
    int payload = at + OSN_SIZE;
    int size = source.copy(number, bytes, payload);
    if (size < 0) {
      return false;
    }
    seq = Seq.next(seq);
    Bytes.put16(bytes, at, original);
    vp8.read(bytes, payload, size);
    if (vp8.valid()) {
      vp8.rewrite(bytes, payload, sent.picture(place), sent.tl0(place));
    }
    rate.onBytes(payload + size, nowMicros);
    outbound.sendPaced(payload + size, nowMicros);
    return true;
  }

  /** Begins a packet under the next number, which is used up by sending it. */
  private int header(boolean marker, long timestamp, long nowMicros) {
    return outbound
        .writer()
        .header(
            marker,
            terms.rtxPayloadType(),
            Seq.next(seq),
            timestamp,
            terms.rtxSsrc(),
            terms.extensions(),
            Loudness.UNKNOWN,
            outbound.ntp(nowMicros));
  }

  /**
   * Sends padding, which the receiver throws away and tells of in his feedback.
   *
   * @param size 1 to 255 bytes
   */
  void pad(int size, long timestamp, long nowMicros) {
    int at = header(/* marker= */ false, timestamp, nowMicros);
    seq = Seq.next(seq);
    outbound.send(outbound.writer().padding(at, size), nowMicros);
  }

  long repeated() {
    return repeated;
  }

  long missed() {
    return missed;
  }
}
