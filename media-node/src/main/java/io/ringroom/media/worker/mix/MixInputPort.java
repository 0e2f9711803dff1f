package io.ringroom.media.worker.mix;

import io.ringroom.media.plain.PlainTrack;
import io.ringroom.media.rtp.RtpPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A UDP port of 127.0.0.1 for one input of a mix. The first sender is the only one heard: no other
 * process of the host talks into a running call.
 */
final class MixInputPort implements AutoCloseable {
  private static final int LARGEST = 2_048;

  private final DatagramChannel channel;
  private final Receiver receiver;
  private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
  private final RtpPacket packet = new RtpPacket();
  private @Nullable SocketAddress sender;

  /** Gets what can be played. */
  interface Receiver {
    void onPacket(int seq, long timestamp, byte[] payload, long nowMicros);
  }

  MixInputPort(Receiver receiver) throws IOException {
    this.receiver = receiver;
    this.channel =
        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    channel.configureBlocking(false);
  }

  DatagramChannel channel() {
    return channel;
  }

  int number() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  /** Takes everything that waits. */
  void read(long nowMicros) throws IOException {
    buffer.clear();
    for (SocketAddress from = channel.receive(buffer);
        from != null;
        from = channel.receive(buffer)) {
      if (sender == null) {
        sender = from;
      }
      if (from.equals(sender)) {
        take(buffer.position(), nowMicros);
      }
      buffer.clear();
    }
  }

  private void take(int length, long nowMicros) {
    byte[] bytes = buffer.array();
    if (packet.wrap(bytes, 0, length)
        && packet.payloadType() == PlainTrack.OPUS
        && packet.payloadLength() > 0) {
      int at = packet.payloadOffset();
      receiver.onPacket(
          packet.seq(),
          packet.timestamp(),
          Arrays.copyOfRange(bytes, at, at + packet.payloadLength()),
          nowMicros);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      System.err.println("WARN a mix's port did not close: " + e);
    }
  }
}
