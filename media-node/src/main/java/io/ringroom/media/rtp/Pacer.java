package io.ringroom.media.rtp;

import java.util.ArrayDeque;

/**
 * Spreads the pictures sent to a receiver with a narrow link: a key frame at once would not fit the
 * queue before the link, and be lost in part. Where the link carries what comes, every packet
 * leaves at once. Packets leave in the order they came; what they wait in is used again.
 */
final class Pacer {
  /**
   * Above this a key frame is through before anybody sees it wait, and sources pace by themselves
   * (libwebrtc by 2.5 times their rate).
   */
  static final long NARROW_BITS = 1_000_000;

  /**
   * Of what the link carries. Less: pictures come late. More: queues of a third of a second fill.
   */
  private static final double FACTOR = 1.5;

  /** What may leave at once after a pause: a small picture, and no key frame. */
  private static final double BURST_BITS = 4 * 1_200 * 8;

  /**
   * When more wait, one leaves for each that comes: more is sent than the link can carry anyway.
   */
  private static final int MOST_WAITING = 128;

  private final Out out;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private final ArrayDeque<Waiting> spare = new ArrayDeque<>();
  private double bits = BURST_BITS;
  private long lastMicros = -1;

  /** One packet that waits. */
  private static final class Waiting {
    private final byte[] bytes = new byte[RtpWriter.SIZE];
    private int length;
    private int transportSeqAt;
  }

  /** Where packets leave. */
  interface Out {
    /**
     * @param transportSeqAt where the transport-wide number belongs; 0 for nowhere
     */
    void send(byte[] bytes, int length, int transportSeqAt, long nowMicros);
  }

  Pacer(Out out) {
    this.out = out;
  }

  /**
   * Sends a packet now or in its turn.
   *
   * @param linkBits what the link carries, bits per second; negative while unknown
   */
  void send(byte[] bytes, int length, int transportSeqAt, long linkBits, long nowMicros) {
    tick(linkBits, nowMicros);
    if (waiting.isEmpty() && (isWide(linkBits) || bits > 0)) {
      bits -= length * 8;
      out.send(bytes, length, transportSeqAt, nowMicros);
      return;
    }
    if (waiting.size() >= MOST_WAITING) {
      release(nowMicros);
    }
    Waiting one = spare.isEmpty() ? new Waiting() : spare.removeLast();
    System.arraycopy(bytes, 0, one.bytes, 0, length);
    one.length = length;
    one.transportSeqAt = transportSeqAt;
    waiting.addLast(one);
  }

  /** Sends what may leave by now; call it every few ten milliseconds. */
  void tick(long linkBits, long nowMicros) {
    long passed = lastMicros < 0 ? 0 : nowMicros - lastMicros;
    lastMicros = nowMicros;
    bits =
        isWide(linkBits)
            ? BURST_BITS
            : Math.min(BURST_BITS, bits + FACTOR * linkBits * passed / 1e6);
    while (!waiting.isEmpty() && (isWide(linkBits) || bits > 0)) {
      release(nowMicros);
    }
  }

  private static boolean isWide(long linkBits) {
    return linkBits < 0 || linkBits >= NARROW_BITS;
  }

  private void release(long nowMicros) {
    Waiting next = waiting.removeFirst();
    bits -= next.length * 8;
    out.send(next.bytes, next.length, next.transportSeqAt, nowMicros);
    spare.addLast(next);
  }

  /** Drops what waits of a stream: a key frame comes, behind which nobody needs it. */
  void drop(long ssrc) {
    waiting.removeIf(one -> Bytes.u32(one.bytes, 8) == ssrc);
  }

  int waiting() {
    return waiting.size();
  }
}
