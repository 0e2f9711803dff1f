package io.ringroom.media.transport;

import org.jitsi.utils.ByteArrayBuffer;

/** The shape in which jitsi-srtp takes a packet: the start of an array with room behind. */
final class PacketBuffer implements ByteArrayBuffer {
  private byte[] bytes = new byte[0];
  private int offset;
  private int length;

  PacketBuffer wrap(byte[] bytes, int length) {
    this.bytes = bytes;
    this.offset = 0;
    this.length = length;
    return this;
  }

  @Override
  public byte[] getBuffer() {
    return bytes;
  }

  @Override
  public int getOffset() {
    return offset;
  }

  @Override
  public int getLength() {
    return length;
  }

  @Override
  public void setLength(int length) {
    this.length = length;
  }

  @Override
  public void setOffset(int offset) {
    this.offset = offset;
  }

  @Override
  public boolean isInvalid() {
    return length < 12;
  }

  @Override
  public void readRegionToBuff(int off, int len, byte[] out) {
    System.arraycopy(bytes, offset + off, out, 0, len);
  }

  @Override
  public void grow(int more) {
    if (offset + length + more > bytes.length) {
      throw new IllegalStateException("no room behind the packet");
    }
  }

  @Override
  public void append(byte[] data, int len) {
    grow(len);
    System.arraycopy(data, 0, bytes, offset + length, len);
    length += len;
  }

  @Override
  public void shrink(int len) {
    length = Math.max(0, length - len);
  }
}
