package io.ringroom.http.ws;

import org.jspecify.annotations.Nullable;

/** What a frame is: RFC 6455 section 5.2. */
enum Opcode {
  CONTINUATION(0x0),
  TEXT(0x1),
  BINARY(0x2),
  CLOSE(0x8),
  PING(0x9),
  PONG(0xA);

  private final int bits;

  Opcode(int bits) {
    this.bits = bits;
  }

  int bits() {
    return bits;
  }

  /** Control frames may stand between the fragments of a message and are never fragmented. */
  boolean control() {
    return bits >= 0x8;
  }

  /** Null for the reserved numbers. */
  static @Nullable Opcode of(int bits) {
    for (Opcode opcode : values()) {
      if (opcode.bits == bits) {
        return opcode;
      }
    }
    return null;
  }
}
