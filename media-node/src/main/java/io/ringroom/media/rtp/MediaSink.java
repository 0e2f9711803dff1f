package io.ringroom.media.rtp;

/**
 * Where finished packets go: a browser's encrypted transport, or a loopback port. A sink may change
 * the bytes in place and needs {@link #TAIL} free bytes behind the packet; it never throws for a
 * network that does not take the packet.
 */
public interface MediaSink {
  /** Bytes an SRTP tag and SRTCP index may need behind a packet. */
  int TAIL = 64;

  /** Sends the RTP packet in the first {@code length} bytes. */
  void sendRtp(byte[] bytes, int length);

  /** Sends the compound RTCP packet in the first {@code length} bytes. */
  void sendRtcp(byte[] bytes, int length);
}
