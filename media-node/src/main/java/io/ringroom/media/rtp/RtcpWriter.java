package io.ringroom.media.rtp;

import java.nio.charset.StandardCharsets;

/**
 * Writes one compound RTCP packet into an array of its own, which the next {@link #start} uses
 * again. Reduced-size RTCP (RFC 5506) is agreed in every answer, so a packet may hold feedback
 * only.
 */
public final class RtcpWriter {
  /** Small enough for every path; larger compounds are not needed for 40 m-lines. */
  public static final int CAPACITY = 1200;

  /** Room behind the packet for the SRTCP index and authentication tag. */
  private static final int TAIL = 64;

  private final byte[] bytes = new byte[CAPACITY + TAIL];
  private int length;

  public RtcpWriter start() {
    length = 0;
    return this;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Whether {@code more} bytes still fit. */
  public boolean fits(int more) {
    return length + more <= CAPACITY;
  }

  public RtcpWriter senderReport(long ssrc, long ntp, long rtp, long packets, long octets) {
    header(0, Rtcp.SENDER_REPORT, 28);
    put32(ssrc);
    Bytes.put64(bytes, length, ntp);
    length += 8;
    put32(rtp);
    put32(packets);
    put32(octets);
    return this;
  }

  /** Starts a receiver report for exactly {@code blocks} {@link #block}s, at most 31. */
  public RtcpWriter receiverReport(long ssrc, int blocks) {
    header(blocks, Rtcp.RECEIVER_REPORT, 8 + 24 * blocks);
    put32(ssrc);
    return this;
  }

  public RtcpWriter block(
      long ssrc, int fractionLost, long lost, long highestSeq, long jitter, long lsr, long dlsr) {
    put32(ssrc);
    bytes[length] = (byte) fractionLost;
    Bytes.put24(bytes, length + 1, (int) Math.min(lost, 0x7F_FFFF));
    length += 4;
    put32(highestSeq);
    put32(jitter);
    put32(lsr);
    put32(dlsr);
    return this;
  }

  /** A source description with the CNAME, which every SSRC of a compound owes (RFC 3550 6.1). */
  public RtcpWriter cname(long ssrc, String cname) {
    byte[] text = cname.getBytes(StandardCharsets.US_ASCII);
    int items = 2 + text.length + 1;
    int size = 8 + (items + 3) / 4 * 4;
    header(1, Rtcp.SOURCE_DESCRIPTION, size);
    int end = length - 4 + size;
    put32(ssrc);
    bytes[length++] = 1;
    bytes[length++] = (byte) text.length;
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    while (length < end) {
      bytes[length++] = 0;
    }
    return this;
  }

  public RtcpWriter pictureLoss(long senderSsrc, long mediaSsrc) {
    header(Rtcp.FMT_PLI, Rtcp.PAYLOAD_FEEDBACK, 12);
    put32(senderSsrc);
    put32(mediaSsrc);
    return this;
  }

  /**
   * The receiver's own estimate of his link (REMB, draft-alvestrand-rmcat-remb-03), for all
   * streams.
   */
  public RtcpWriter maxBitrate(long senderSsrc, long bitsPerSecond) {
    int exponent = Math.max(0, 64 - Long.numberOfLeadingZeros(bitsPerSecond) - 18);
    header(Rtcp.FMT_APPLICATION, Rtcp.PAYLOAD_FEEDBACK, 20);
    put32(senderSsrc);
    put32(0);
    put32(Rtcp.REMB_NAME);
    put32((long) exponent << 18 | bitsPerSecond >> exponent);
    return this;
  }

  /** Asks for the packets again; numbers close together share an entry. */
  public RtcpWriter nack(long senderSsrc, long mediaSsrc, int[] seqs) {
    int headerAt = length;
    header(Rtcp.FMT_NACK, Rtcp.TRANSPORT_FEEDBACK, 12);
    put32(senderSsrc);
    put32(mediaSsrc);
    int i = 0;
    while (i < seqs.length && fits(4)) {
      int first = seqs[i++];
      int mask = 0;
      while (i < seqs.length && isWithinMask(first, seqs[i])) {
        mask |= 1 << Seq.distance(first, seqs[i++]) - 1;
      }
      Bytes.put16(bytes, length, first);
      Bytes.put16(bytes, length + 2, mask);
      length += 4;
    }
    Bytes.put16(bytes, headerAt + 2, (length - headerAt) / 4 - 1);
    return this;
  }

  private static boolean isWithinMask(int first, int seq) {
    int distance = Seq.distance(first, seq);
    return distance >= 1 && distance <= 16;
  }

  /** Adds what {@link TwccRecorder} has to report; it needs up to a whole packet's room. */
  public RtcpWriter transportFeedback(TwccRecorder recorder, long senderSsrc, long mediaSsrc) {
    length += recorder.feedback(senderSsrc, mediaSsrc, bytes, length);
    return this;
  }

  private void header(int count, int type, int size) {
    bytes[length] = (byte) (0x80 | count);
    bytes[length + 1] = (byte) type;
    Bytes.put16(bytes, length + 2, size / 4 - 1);
    length += 4;
  }

  private void put32(long value) {
    Bytes.put32(bytes, length, value);
    length += 4;
  }
}
