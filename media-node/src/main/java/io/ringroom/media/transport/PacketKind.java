package io.ringroom.media.transport;

import io.ringroom.media.rtp.Rtcp;

/** What a datagram on the shared port is, told by its first bytes (RFC 7983, RFC 5761). */
public enum PacketKind {
  STUN,
  DTLS,
  RTP,
  RTCP,
  OTHER;

  /** Never throws for {@code length} of 0 or more. */
  public static PacketKind of(byte[] bytes, int offset, int length) {
    if (length < 2) {
      return OTHER;
    }
    int first = bytes[offset] & 0xFF;
    if (first <= 3) {
      return STUN;
    }
    if (first >= 20 && first <= 63) {
      return DTLS;
    }
    if (first >= 128 && first <= 191) {
      return Rtcp.isRtcp(bytes, offset) ? RTCP : RTP;
    }
    return OTHER;
  }
}
