package io.ringroom.media.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A UDP port on 127.0.0.1 for the plain RTP of one worker stream. The first sender of RTP is the
 * only one heard, until it is forgotten or has fallen silent, and reports are heard from it or from
 * the first sender of them: no other process of the host can put its picture into a running call.
 */
public final class LoopbackPort implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  /**
   * A sender silent for this long may be replaced. Its last packets can still be waiting in the
   * socket when it is forgotten; learned again from those, it would shut its successor out for
   * ever.
   */
  static final long SILENT_MICROS = 300_000;

  private final UdpPort udp;
  private @Nullable Sender rtpSender;
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
    boolean heard = from.getAddress().equals(LOOPBACK) && isHeard(kind, from, nowMicros);
    if (heard) {
      receiver.onPacket(kind, bytes, length, nowMicros);
    } else {
      strangers++;
    }
  }

  private boolean isHeard(PacketKind kind, InetSocketAddress from, long nowMicros) {
    return switch (kind) {
      case RTP -> isHeardRtp(from, nowMicros);
      case RTCP ->
          (rtpSender != null && from.equals(rtpSender.address))
              || from.equals(rtcpSender == null ? rtcpSender = from : rtcpSender);
      case STUN, DTLS, OTHER -> false;
    };
  }

  private boolean isHeardRtp(InetSocketAddress from, long nowMicros) {
    boolean heard =
        rtpSender == null
            || from.equals(rtpSender.address)
            || nowMicros - rtpSender.heardMicros > SILENT_MICROS;
    if (heard) {
      rtpSender = new Sender(from, nowMicros);
    }
    return heard;
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

  private record Sender(InetSocketAddress address, long heardMicros) {}
}
