package io.ringroom.media.plain;

import io.ringroom.media.rtp.Inbound;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaSink;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.rtp.Rtcp;
import io.ringroom.media.transport.LoopbackPort;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.media.transport.PacketKind;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream that a worker sends, as a {@link Layer} to forward. Senders are learned: the first one
 * is heard until {@link #expectSender}. On the media thread only.
 */
public final class PlainReceiver implements MediaSink, AutoCloseable {
  private final MediaLoop loop;
  private final Inbound inbound;
  private final Layer layer;
  private @Nullable LoopbackPort port;
  private int rtcpPort;

  public PlainReceiver(MediaLoop loop, PlainTrack track, NtpTime ntpTime) {
    this.loop = loop;
    this.inbound = new Inbound(List.of(track.terms()), this, ntpTime);
    this.layer = inbound.layer(track.kind()).orElseThrow();
  }

  public Layer layer() {
    return layer;
  }

  /**
   * The port of 127.0.0.1 to send RTP and sender reports to, for a sender that has not sent yet.
   * The first call binds it.
   *
   * @throws IOException when no port can be bound
   */
  public int expectSender() throws IOException {
    LoopbackPort bound = port == null ? port = new LoopbackPort(loop, this::onPacket) : port;
    bound.forgetSenders();
    return bound.number();
  }

  /** Key frames are asked for at this port from now on; 0 for nowhere. */
  public void rtcpTo(int workerPort) {
    rtcpPort = workerPort;
  }

  private void onPacket(PacketKind kind, byte[] bytes, int length, long nowMicros) {
    if (kind == PacketKind.RTP) {
      inbound.onRtp(bytes, 0, length, nowMicros);
    } else {
      Rtcp.parse(bytes, 0, length).forEach(packet -> inbound.onRtcp(packet, nowMicros));
    }
  }

  /** Asks for key frames that are due; call it every few ten milliseconds. */
  public void tick(long nowMicros) {
    inbound.tick(nowMicros);
  }

  @Override
  public void sendRtp(byte[] bytes, int length) {
    throw new UnsupportedOperationException("a receiver sends reports only");
  }

  @Override
  public void sendRtcp(byte[] bytes, int length) {
    if (port != null && rtcpPort != 0) {
      port.send(bytes, length, rtcpPort);
    }
  }

  @Override
  public void close() {
    if (port != null) {
      port.close();
    }
  }
}
