package io.ringroom.media.rtp;

import org.jspecify.annotations.Nullable;

/**
 * The last payloads of a source, each kept once for all slots that show it: a copy in every slot
 * would cost half a megabyte a slot. Arrays are used again, so a warm store allocates nothing.
 */
final class KeptPayloads {
  /** About four seconds of 1 Mbit/s video. Fewer: misses on long round trips; more: only memory. */
  static final int SIZE = 512;

  private final byte[] @Nullable [] payloads = new byte[SIZE][];
  private final int[] lengths = new int[SIZE];
  private final boolean[] markers = new boolean[SIZE];
  private int next;

  /**
   * Keeps a copy.
   *
   * @return the number under which it can be had until {@link #SIZE} more have come
   */
  int keep(RtpPacket packet) {
    int at = next & SIZE - 1;
    int length = packet.payloadLength();
    byte[] kept = payloads[at];
    if (kept == null || kept.length < length) {
      kept = new byte[Math.max(length, 256)];
      payloads[at] = kept;
    }
    System.arraycopy(packet.bytes(), packet.payloadOffset(), kept, 0, length);
    lengths[at] = length;
    markers[at] = packet.marker();
    return next++;
  }

  /** Copies the payload to {@code into}; −1 when it is no longer kept, else its length. */
  int copy(int number, byte[] into, int at) {
    byte[] kept = payloads[number & SIZE - 1];
    int age = next - number;
    if (kept == null || age < 1 || age > SIZE) {
      return -1;
    }
    int length = lengths[number & SIZE - 1];
    System.arraycopy(kept, 0, into, at, length);
    return length;
  }

  /** Of a payload that is still kept. */
  int length(int number) {
    return lengths[number & SIZE - 1];
  }

  /** Of a payload that is still kept. */
  boolean marker(int number) {
    return markers[number & SIZE - 1];
  }
}
