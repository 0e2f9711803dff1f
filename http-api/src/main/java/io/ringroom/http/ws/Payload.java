package io.ringroom.http.ws;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Unmasked payload bytes, at most {@code limit} of them; memory follows what really came. */
final class Payload {
  private static final byte[] NOTHING = new byte[0];

  private final int limit;
  private byte[] bytes = NOTHING;
  private int size;

  Payload(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  /** How many bytes may still be appended. */
  int room() {
    return limit - size;
  }

  /**
   * Unmasks and appends.
   *
   * @param offset how many bytes of the frame came before
   */
  void append(ByteBuffer source, int count, FrameHead head, long offset) {
    reserve(count);
    source.get(bytes, size, count);
    for (int i = 0; i < count; i++) {
      bytes[size + i] ^= head.maskAt(offset + i);
    }
    size += count;
  }

  /** What was appended since the last call; starts anew and keeps no memory. */
  byte[] take() {
    byte[] taken = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    clear();
    return taken;
  }

  void clear() {
    bytes = NOTHING;
    size = 0;
  }

  private void reserve(int count) {
    int needed = size + count;
    if (needed > limit) {
      throw new IllegalStateException("the frame's length was checked against the room");
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(needed, 2 * bytes.length)));
    }
  }
}
