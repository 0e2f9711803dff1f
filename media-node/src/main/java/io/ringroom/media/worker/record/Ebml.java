package io.ringroom.media.worker.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes EBML elements (RFC 8794), of which Matroska is made, into memory. */
final class Ebml {
  private static final int LONG_SIZE = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] bytes() {
    return out.toByteArray();
  }

  int size() {
    return out.size();
  }

  Ebml number(long id, long value) {
    int length = Math.max(1, (64 - Long.numberOfLeadingZeros(value) + 7) / 8);
    return head(id, length).raw(value, length);
  }

  Ebml real(long id, double value) {
    return head(id, LONG_SIZE).raw(Double.doubleToLongBits(value), LONG_SIZE);
  }

  Ebml text(long id, String value) {
    return binary(id, value.getBytes(StandardCharsets.UTF_8));
  }

  Ebml binary(long id, byte[] value) {
    head(id, value.length);
    out.writeBytes(value);
    return this;
  }

  Ebml element(long id, Ebml children) {
    return binary(id, children.bytes());
  }

  /** An element that goes on until the file ends: what a writer that may be killed must say. */
  Ebml endless(long id) {
    id(id);
    return raw(0x01FF_FFFF_FFFF_FFFFL, LONG_SIZE);
  }

  /** Nothing, taking this many bytes in all; at least nine. */
  Ebml empty(int bytes) {
    out.write(0xEC);
    raw(1L << 56 | (bytes - 9), LONG_SIZE);
    out.writeBytes(new byte[bytes - 9]);
    return this;
  }

  /** The head of an element whose content follows elsewhere. */
  Ebml head(long id, long size) {
    id(id);
    int length = 1;
    while (size >= (1L << 7 * length) - 1) {
      length++;
    }
    return raw(1L << 7 * length | size, length);
  }

  private void id(long id) {
    raw(id, (64 - Long.numberOfLeadingZeros(id) + 7) / 8);
  }

  private Ebml raw(long value, int length) {
    byte[] all = ByteBuffer.allocate(LONG_SIZE).putLong(value).array();
    out.write(all, LONG_SIZE - length, length);
    return this;
  }
}
