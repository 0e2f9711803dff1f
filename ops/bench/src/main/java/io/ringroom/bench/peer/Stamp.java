package io.ringroom.bench.peer;

import io.ringroom.media.rtp.Bytes;

/** The time of sending inside a payload, so that whoever receives it knows its delay. */
final class Stamp {
  static final int SIZE = 12;
  private static final long MAGIC = 0x52494E47L;

  private Stamp() {}

  static void write(byte[] bytes, int at, long nowMicros) {
    Bytes.put32(bytes, at, MAGIC);
    Bytes.put64(bytes, at + 4, nowMicros);
  }

  /** Microseconds since it was written; −1 when there is no stamp at this place. */
  static long age(byte[] bytes, int at, int end, long nowMicros) {
    return at + SIZE <= end && Bytes.u32(bytes, at) == MAGIC
        ? nowMicros - Bytes.i64(bytes, at + 4)
        : -1;
  }
}
