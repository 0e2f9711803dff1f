package io.ringroom.media.mix;

import java.util.Arrays;

/** Samples that wait to be played, first in first out. */
final class Samples {
  private float[] kept = new float[2 * Sound.LONGEST_PACKET];
  private int size;

  int size() {
    return size;
  }

  void add(float[] pcm, int count) {
    if (size + count > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(size + count, 2 * kept.length));
    }
    System.arraycopy(pcm, 0, kept, size, count);
    size += count;
  }

  /** Copies the first ones, which stay. */
  void peek(float[] into, int count) {
    System.arraycopy(kept, 0, into, 0, Math.min(count, size));
  }

  void drop(int count) {
    int dropped = Math.min(count, size);
    System.arraycopy(kept, dropped, kept, 0, size - dropped);
    size -= dropped;
  }

  void clear() {
    size = 0;
  }
}
