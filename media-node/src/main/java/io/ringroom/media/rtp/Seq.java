package io.ringroom.media.rtp;

/** Arithmetic of 16-bit sequence numbers, which wrap (RFC 1982). */
public final class Seq {
  private Seq() {}

  /** How far {@code to} is after {@code from}, −32768 to 32767. */
  public static int distance(int from, int to) {
    return (short) (to - from);
  }

  public static int next(int seq) {
    return (seq + 1) & 0xFFFF;
  }

  /**
   * The 64-bit number that ends in {@code seq} and lies nearest to {@code near}: sequence numbers
   * that never wrap.
   */
  public static long unwrap(long near, int seq) {
    return near + distance((int) (near & 0xFFFF), seq);
  }
}
