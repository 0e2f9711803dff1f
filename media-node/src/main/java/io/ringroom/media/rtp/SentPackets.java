package io.ringroom.media.rtp;

/**
 * When the last packets to one receiver left, by their transport-wide number, to be matched with
 * his feedback. Allocates once, at the first packet.
 */
final class SentPackets {
  /** A power of two. About four seconds of 3 Mbit/s; feedback is never that late. */
  private static final int SIZE = 2048;

  private long[] times = new long[0];
  private short[] sizes = new short[0];
  private short[] clusters = new short[0];
  private long next;

  /**
   * A packet leaves now.
   *
   * @param cluster the probe it belongs to; 0 for none
   * @return the number it shall carry, 16 bits
   */
  int add(long nowMicros, int bytes, int cluster) {
    if (times.length == 0) {
      times = new long[SIZE];
      sizes = new short[SIZE];
      clusters = new short[SIZE];
    }
    int at = (int) (next & SIZE - 1);
    times[at] = nowMicros;
    sizes[at] = (short) bytes;
    clusters[at] = (short) cluster;
    return (int) (next++ & 0xFFFF);
  }

  /** The unbroken number behind a 16-bit one; −1 when no such packet is remembered. */
  long find(int seq) {
    long number = next - 1 + Seq.distance((int) (next - 1 & 0xFFFF), seq);
    return number >= 0 && number < next && next - number <= SIZE ? number : -1;
  }

  long sentMicros(long number) {
    return times[(int) (number & SIZE - 1)];
  }

  int bytes(long number) {
    return sizes[(int) (number & SIZE - 1)];
  }

  int cluster(long number) {
    return clusters[(int) (number & SIZE - 1)];
  }
}
