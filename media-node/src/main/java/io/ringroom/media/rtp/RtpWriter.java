package io.ringroom.media.rtp;

/** Builds outgoing RTP packets in one array that is used for every packet of a thread. */
final class RtpWriter {
  private static final int CAPACITY = 2048;

  /** Of an array that holds any packet written here, and what encryption adds. */
  static final int SIZE = CAPACITY + MediaSink.TAIL;

  private final byte[] bytes = new byte[SIZE];
  private int transportSeqAt;

  byte[] bytes() {
    return bytes;
  }

  /** Whether a payload of this size fits behind any header written here. */
  static boolean fits(int payloadLength) {
    return payloadLength <= CAPACITY - 64;
  }

  /**
   * Writes the header with the extensions the receiver agreed to.
   *
   * @param level RFC 6464 level or {@link Loudness#UNKNOWN}
   * @return where the payload begins
   */
  int header(
      boolean marker,
      int payloadType,
      int seq,
      long timestamp,
      long ssrc,
      ExtensionIds ids,
      int level,
      long ntp) {
    int extension = extension(ids, level, ntp);
    bytes[0] = (byte) (extension > RtpPacket.FIXED_HEADER ? 0x90 : 0x80);
    bytes[1] = (byte) ((marker ? 0x80 : 0) | payloadType);
    Bytes.put16(bytes, 2, seq);
    Bytes.put32(bytes, 4, timestamp);
    Bytes.put32(bytes, 8, ssrc);
    return extension;
  }

  /**
   * Where the transport-wide number belongs, which is given when the packet is complete; 0 when the
   * last header has none.
   */
  int transportSeqAt() {
    return transportSeqAt;
  }

  /**
   * Adds nothing but padding behind the header (RFC 3550 section 5.1).
   *
   * @param size 1 to 255
   * @return the length of the whole packet
   */
  int padding(int headerEnd, int size) {
    bytes[0] |= 0x20;
    java.util.Arrays.fill(bytes, headerEnd, headerEnd + size - 1, (byte) 0);
    bytes[headerEnd + size - 1] = (byte) size;
    return headerEnd + size;
  }

  private int extension(ExtensionIds ids, int level, long ntp) {
    boolean hasLevel = ids.audioLevel() > 0 && level != Loudness.UNKNOWN;
    transportSeqAt = 0;
    if (ids.absSendTime() == 0 && ids.transportCc() == 0 && !hasLevel) {
      return RtpPacket.FIXED_HEADER;
    }
    int start = RtpPacket.FIXED_HEADER + 4;
    int p = start;
    if (ids.absSendTime() > 0) {
      bytes[p] = (byte) (ids.absSendTime() << 4 | 2);
      Bytes.put24(bytes, p + 1, (int) (ntp >>> 14 & 0xFF_FFFF)); // seconds in 6.18
      p += 4;
    }
    if (ids.transportCc() > 0) {
      bytes[p] = (byte) (ids.transportCc() << 4 | 1);
      transportSeqAt = p + 1;
      p += 3;
    }
    if (hasLevel) {
      bytes[p] = (byte) (ids.audioLevel() << 4);
      bytes[p + 1] = (byte) level;
      p += 2;
    }
    while ((p - start) % 4 != 0) {
      bytes[p++] = 0;
    }
    Bytes.put16(bytes, RtpPacket.FIXED_HEADER, RtpPacket.ONE_BYTE_PROFILE);
    Bytes.put16(bytes, RtpPacket.FIXED_HEADER + 2, (p - start) / 4);
    return p;
  }
}
