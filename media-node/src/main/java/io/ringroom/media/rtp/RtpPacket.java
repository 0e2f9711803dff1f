package io.ringroom.media.rtp;

/**
 * A view of one RTP packet (RFC 3550 section 5.1) in a byte array that is used again for the next
 * one. Only {@link #wrap} checks; a view that wrapped successfully can be read without bounds
 * errors.
 */
public final class RtpPacket {
  public static final int FIXED_HEADER = 12;

  /** Profile of the one-byte header extension, RFC 8285 section 4.2. */
  static final int ONE_BYTE_PROFILE = 0xBEDE;

  private byte[] bytes = new byte[FIXED_HEADER];
  private int offset;
  private int length;
  private int headerLength = FIXED_HEADER;
  private int paddingLength;

  /**
   * Looks at {@code length} bytes from {@code offset}.
   *
   * @return false when that is not a whole RTP packet; the view must not be read then
   */
  public boolean wrap(byte[] bytes, int offset, int length) {
    if (length < FIXED_HEADER || (bytes[offset] & 0xC0) != 0x80) {
      return false;
    }
    int header = FIXED_HEADER + 4 * (bytes[offset] & 0x0F);
    if ((bytes[offset] & 0x10) != 0) {
      if (length < header + 4) {
        return false;
      }
      header += 4 + 4 * Bytes.u16(bytes, offset + header + 2);
    }
    int padding = (bytes[offset] & 0x20) == 0 ? 0 : Bytes.u8(bytes, offset + length - 1);
    boolean paddingWithoutLength = (bytes[offset] & 0x20) != 0 && padding == 0;
    if (header + padding > length || paddingWithoutLength) {
      return false;
    }
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.headerLength = header;
    this.paddingLength = padding;
    return true;
  }

  public byte[] bytes() {
    return bytes;
  }

  /** Index of the first byte in {@link #bytes}. */
  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  public boolean marker() {
    return (bytes[offset + 1] & 0x80) != 0;
  }

  public int payloadType() {
    return bytes[offset + 1] & 0x7F;
  }

  public int seq() {
    return Bytes.u16(bytes, offset + 2);
  }

  /** Ticks of the media clock, unsigned 32 bits. */
  public long timestamp() {
    return Bytes.u32(bytes, offset + 4);
  }

  public long ssrc() {
    return Bytes.u32(bytes, offset + 8);
  }

  /** Index of the first payload byte in {@link #bytes}. */
  public int payloadOffset() {
    return offset + headerLength;
  }

  /** Bytes of payload without padding; 0 for a packet that is padding only. */
  public int payloadLength() {
    return length - headerLength - paddingLength;
  }

  /**
   * Index in {@link #bytes} of the one-byte extension element's id byte; its data follows.
   *
   * @param id 1 to 14
   * @return −1 when the packet does not carry it
   */
  public int extension(int id) {
    if (id <= 0 || (bytes[offset] & 0x10) == 0) {
      return -1;
    }
    int at = offset + FIXED_HEADER + 4 * (bytes[offset] & 0x0F);
    if (Bytes.u16(bytes, at) != ONE_BYTE_PROFILE) {
      return -1;
    }
    int end = offset + headerLength;
    at += 4;
    while (at < end) {
      int element = Bytes.u8(bytes, at);
      if (element == 0) { // padding between elements
        at++;
        continue;
      }
      int size = (element & 0x0F) + 1;
      int found = element >>> 4;
      if (found == 15 || at + 1 + size > end) {
        return -1;
      }
      if (found == id) {
        return at;
      }
      at += 1 + size;
    }
    return -1;
  }

  /** Data bytes of the element at {@code elementAt}, 1 to 16. */
  public int extensionLength(int elementAt) {
    return (bytes[elementAt] & 0x0F) + 1;
  }

  /** The element's data as text; for mid and rid, which are tokens. Empty when absent. */
  public String extensionText(int id) {
    int at = extension(id);
    if (at < 0) {
      return "";
    }
    return new String(
        bytes, at + 1, extensionLength(at), java.nio.charset.StandardCharsets.US_ASCII);
  }
}
