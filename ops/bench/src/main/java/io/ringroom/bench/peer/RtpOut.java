package io.ringroom.bench.peer;

import io.ringroom.media.rtp.Bytes;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.RtpPacket;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.media.transport.UdpPort;

/** The packets of one outgoing stream: numbers, header, extensions. */
final class RtpOut {
  /** Header, extension block of two words. */
  static final int PAYLOAD_AT = RtpPacket.FIXED_HEADER + 4 + 8;

  private static final int ONE_BYTE_PROFILE = 0xBEDE;

  private final byte[] bytes = new byte[UdpPort.BUFFER];
  private final long ssrc;
  private final int payloadType;
  private final Wire wire;
  private int seq;
  private long packets;
  private long octets;
  private long lastTimestamp;
  private long lastMicros;

  /** Where packets go. */
  interface Wire {
    /** Encrypts and sends the first {@code length} bytes. */
    void send(byte[] bytes, int length);

    int nextTransportSeq();
  }

  RtpOut(long ssrc, int payloadType, Wire wire) {
    this.ssrc = ssrc;
    this.payloadType = payloadType;
    this.wire = wire;
  }

  /** The payload is to be written here from {@link #PAYLOAD_AT}, before {@link #send}. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * @param level RFC 6464 level; negative for none
   */
  void send(boolean marker, long timestamp, int level, int payloadLength) {
    bytes[0] = (byte) 0x90;
    bytes[1] = (byte) ((marker ? 0x80 : 0) | payloadType);
    Bytes.put16(bytes, 2, seq++ & 0xFFFF);
    Bytes.put32(bytes, 4, timestamp);
    Bytes.put32(bytes, 8, ssrc);
    Bytes.put16(bytes, 12, ONE_BYTE_PROFILE);
    Bytes.put16(bytes, 14, 2);
    bytes[16] = (byte) (PeerSdp.TRANSPORT_CC_ID << 4 | 1);
    Bytes.put16(bytes, 17, wire.nextTransportSeq());
    Bytes.put32(bytes, 19, 0);
    if (level >= 0) {
      bytes[19] = (byte) (PeerSdp.AUDIO_LEVEL_ID << 4);
      bytes[20] = (byte) level;
    }
    bytes[23] = 0;
    lastTimestamp = timestamp;
    lastMicros = MediaLoop.nowMicros();
    packets++;
    octets += payloadLength;
    wire.send(bytes, PAYLOAD_AT + payloadLength);
  }

  long ssrc() {
    return ssrc;
  }

  long packets() {
    return packets;
  }

  long octets() {
    return octets;
  }

  /** The timestamp of this moment, as the one of the last packet was that of its own. */
  long timestampAt(long nowMicros) {
    MediaKind kind = payloadType == PeerSdp.OPUS ? MediaKind.AUDIO : MediaKind.VIDEO;
    return lastTimestamp + (nowMicros - lastMicros) * kind.clockRate() / 1_000_000 & 0xFFFF_FFFFL;
  }
}
