package io.ringroom.media.rtp;

/** Makes RTP packets for tests. */
final class Packets {
  private Packets() {}

  static RtpPacket rtp(int payloadType, int seq, long timestamp, long ssrc, byte... payload) {
    byte[] bytes = new byte[RtpPacket.FIXED_HEADER + payload.length];
    bytes[0] = (byte) 0x80;
    bytes[1] = (byte) payloadType;
    Bytes.put16(bytes, 2, seq & 0xFFFF);
    Bytes.put32(bytes, 4, timestamp);
    Bytes.put32(bytes, 8, ssrc);
    System.arraycopy(payload, 0, bytes, RtpPacket.FIXED_HEADER, payload.length);
    return view(bytes);
  }

  static RtpPacket view(byte[] bytes) {
    RtpPacket packet = new RtpPacket();
    if (!packet.wrap(bytes, 0, bytes.length)) {
      throw new IllegalArgumentException("not RTP");
    }
    return packet;
  }

  /** A VP8 payload with a 15-bit picture id and TL0PICIDX. */
  static byte[] vp8(boolean keyFrame, int pictureId, int tl0) {
    return new byte[] {
      (byte) 0x90, // X, start of partition 0
      (byte) 0xC0, // I, L
      (byte) (0x80 | pictureId >> 8),
      (byte) pictureId,
      (byte) tl0,
      (byte) (keyFrame ? 0 : 1),
      1,
      2,
      3
    };
  }

  static Vp8Descriptor descriptor(RtpPacket packet) {
    Vp8Descriptor descriptor = new Vp8Descriptor();
    descriptor.read(packet.bytes(), packet.payloadOffset(), packet.payloadLength());
    return descriptor;
  }
}
