package io.ringroom.http.ws;

/**
 * A frame's head: RFC 6455 section 5.2.
 *
 * @param length payload bytes that follow
 * @param mask the masking key, most significant byte first
 */
record FrameHead(Opcode opcode, boolean fin, long length, int mask) {

  /** The part of the key for one byte of the payload. */
  byte maskAt(long index) {
    int shift = 24 - 8 * (int) (index & 3);
    return (byte) (mask >>> shift);
  }
}
