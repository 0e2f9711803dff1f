package io.ringroom.media.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A UDP port on 127.0.0.1 for the plain RTP of one worker stream. The first sender of RTP and the
 * first sender of RTCP are the only ones heard, until they are forgotten: no other process of the
 * host can put its picture into a call.
 */
public final class LoopbackPort implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final UdpPort udp;
  private @Nullable InetSocketAddress rtpSender;
  private @Nullable InetSocketAddress rtcpSender;
  private long strangers;

  /** One packet of the worker, in the first {@code length} bytes. */
  public interface Receiver {
    void onPacket(PacketKind kind, byte[] bytes, int length, long nowMicros);
  }

  /**
   * Binds any free port. On the loop only.
   *
   * @throws IOException when there is none
   */
  public LoopbackPort(MediaLoop loop, Receiver receiver) throws IOException {
    udp = UdpPort.bind(new InetSocketAddress(LOOPBACK, 0));
    udp.receive(loop, (bytes, length, from, now) -> onDatagram(receiver, bytes, length, from, now));
  }

  private void onDatagram(
      Receiver receiver, byte[] bytes, int length, InetSocketAddress from, long nowMicros) {
    PacketKind kind = PacketKind.of(bytes, 0, length);
    boolean heard =
        from.getAddress().equals(LOOPBACK)
            && switch (kind) {
              case RTP -> from.equals(rtpSender == null ? rtpSender = from : rtpSender);
              case RTCP -> from.equals(rtcpSender == null ? rtcpSender = from : rtcpSender);
              case STUN, DTLS, OTHER -> false;
            };
    if (heard) {
      receiver.onPacket(kind, bytes, length, nowMicros);
    } else {
      strangers++;
    }
  }

  public int number() {
    return udp.address().getPort();
  }

  /** The next senders are new ones: the worker was started again. */
  public void forgetSenders() {
    rtpSender = null;
    rtcpSender = null;
  }

  /** Sends to another port of this host. On the loop only. */
  public void send(byte[] bytes, int length, int port) {
    udp.send(bytes, length, new InetSocketAddress(LOOPBACK, port));
  }

  /** Packets of others, which were dropped. */
  public long strangers() {
    return strangers;
  }

  @Override
  public void close() {
    udp.close();
  }
}
