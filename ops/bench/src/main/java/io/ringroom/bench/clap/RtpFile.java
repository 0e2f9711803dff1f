package io.ringroom.bench.clap;

import io.ringroom.media.rtp.RtpPacket;
import io.ringroom.media.rtp.Vp8Descriptor;
import java.io.ByteArrayOutputStream;

/** A VP8 stream from its first key frame on: packets, each behind its length (RFC 4571). */
final class RtpFile {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Vp8Descriptor vp8 = new Vp8Descriptor();

  /** Whether the stream is begun, or begins with this packet. */
  boolean begins(RtpPacket packet) {
    if (bytes.size() > 0) {
      return true;
    }
    vp8.read(packet.bytes(), packet.payloadOffset(), packet.payloadLength());
    return vp8.keyFrameStart();
  }

  void add(RtpPacket packet) {
    bytes.write(packet.length() >> 8);
    bytes.write(packet.length());
    bytes.write(packet.bytes(), packet.offset(), packet.length());
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
