package io.ringroom.media.worker.record;

import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.Rtcp;
import io.ringroom.media.rtp.RtcpWriter;
import io.ringroom.media.rtp.RtpPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stream of the router at a UDP port of 127.0.0.1, as frames. */
final class StreamInput implements AutoCloseable {
  /** A second of a large picture's burst; the kernel gives less if it must. */
  private static final int SOCKET_BYTES = 1 << 20;

  private static final int LARGEST = 2_048;

  /** Nobody encodes key frames faster than this by himself, whoever asks. */
  private static final long ASK_MICROS = 500_000;

  private final MediaKind kind;
  private final DatagramChannel channel;
  private final Frames frames;
  private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
  private final RtpPacket packet = new RtpPacket();
  private final RtcpWriter rtcp = new RtcpWriter();
  private @Nullable SocketAddress sender;
  private long ssrc;
  private long askedMicros;

  private StreamInput(MediaKind kind, DatagramChannel channel) {
    this.kind = kind;
    this.channel = channel;
    this.frames = new Frames(kind);
  }

  static StreamInput open(MediaKind kind, Selector selector) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES);
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
    return new StreamInput(kind, channel);
  }

  int port() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  /** Takes everything that waits in the socket. */
  void receive(long unixMicros) throws IOException {
    byte[] bytes = buffer.array();
    for (SocketAddress from = channel.receive(buffer.clear());
        from != null;
        from = channel.receive(buffer.clear())) {
      int length = buffer.position();
      if (length < 2) {
        continue;
      }
      if (Rtcp.isRtcp(bytes, 0)) {
        Rtcp.parse(bytes, 0, length).forEach(this::onRtcp);
      } else if (packet.wrap(bytes, 0, length)) {
        sender = from;
        ssrc = packet.ssrc();
        frames.onPacket(packet, unixMicros);
      }
    }
  }

  private void onRtcp(Rtcp report) {
    if (report instanceof Rtcp.SenderReport sent) {
      frames.onSenderReport(sent.ntp(), sent.rtp());
    }
  }

  List<Frame> take(long unixMicros) {
    return frames.take(unixMicros);
  }

  /**
   * A picture that cannot be built on is made good soon.
   *
   * @param welcome whether a key frame is of use anyway
   */
  void askForKeyFrame(long nowMicros, boolean welcome) throws IOException {
    SocketAddress to = sender;
    boolean wanted = kind == MediaKind.VIDEO && to != null && (welcome || frames.keyFrameWanted());
    if (wanted && nowMicros - askedMicros > ASK_MICROS) {
      askedMicros = nowMicros;
      rtcp.start().pictureLoss(1, ssrc);
      channel.send(ByteBuffer.wrap(rtcp.bytes(), 0, rtcp.length()), to);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
