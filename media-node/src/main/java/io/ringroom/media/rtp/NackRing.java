package io.ringroom.media.rtp;

import org.jspecify.annotations.Nullable;

/**
 * The last packets a slot sent, to answer a NACK from. A power-of-two ring indexed by sequence
 * number; arrays are used again, so a warm ring allocates nothing.
 */
public final class NackRing {
  /** About four seconds of 1 Mbit/s video. Fewer: misses on long round trips; more: only memory. */
  public static final int SIZE = 512;

  private final byte[] @Nullable [] packets = new byte[SIZE][];
  private final int[] lengths = new int[SIZE];
  private final int[] seqs = new int[SIZE];

  public NackRing() {
    java.util.Arrays.fill(seqs, -1);
  }

  /** Keeps a copy of the packet sent under {@code seq}. */
  public void put(int seq, byte[] packet, int length) {
    int at = seq & SIZE - 1;
    byte[] kept = packets[at];
    if (kept == null || kept.length < length) {
      kept = new byte[Math.max(length, 256)];
      packets[at] = kept;
    }
    System.arraycopy(packet, 0, kept, 0, length);
    lengths[at] = length;
    seqs[at] = seq;
  }

  /** Points {@code view} at the packet sent under {@code seq}; false when it is no longer kept. */
  public boolean find(int seq, RtpPacket view) {
    int at = seq & SIZE - 1;
    byte[] kept = packets[at];
    return kept != null && seqs[at] == seq && view.wrap(kept, 0, lengths[at]);
  }
}
