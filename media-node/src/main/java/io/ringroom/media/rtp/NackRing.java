package io.ringroom.media.rtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which payload of which source a slot sent under its last sequence numbers, and with what numbers
 * of its own, to answer a NACK from.
 */
final class NackRing {
  static final int SIZE = KeptPayloads.SIZE;

  private final @Nullable KeptPayloads[] sources = new KeptPayloads[SIZE];
  private final int[] numbers = new int[SIZE];
  private final int[] seqs = new int[SIZE];
  private final long[] timestamps = new long[SIZE];
  private final short[] pictures = new short[SIZE];
  private final byte[] tl0s = new byte[SIZE];

  /** Notes what is sent under the numbers of {@code sent}. */
  void put(KeptPayloads source, int number, Rebase sent) {
    int at = sent.outSeq() & SIZE - 1;
    sources[at] = source;
    numbers[at] = number;
    seqs[at] = sent.outSeq();
    timestamps[at] = sent.outTimestamp();
    pictures[at] = (short) sent.outPicture();
    tl0s[at] = (byte) sent.outTl0();
  }

  void clear() {
    Arrays.fill(sources, null);
  }

  /** Where the packet sent under {@code seq} is noted; −1 when it is not, or no longer. */
  int find(int seq) {
    int at = seq & SIZE - 1;
    return sources[at] != null && seqs[at] == seq ? at : -1;
  }

  /** The source of the packet at {@code place}, which {@link #find} found. */
  KeptPayloads source(int place) {
    KeptPayloads source = sources[place];
    if (source == null) {
      throw new IllegalArgumentException("nothing was sent there");
    }
    return source;
  }

  int number(int place) {
    return numbers[place];
  }

  long timestamp(int place) {
    return timestamps[place];
  }

  int picture(int place) {
    return pictures[place] & 0x7FFF;
  }

  int tl0(int place) {
    return tl0s[place] & 0xFF;
  }
}
