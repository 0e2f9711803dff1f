package io.ringroom.media.mix;

import io.ringroom.media.rtp.RtpPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens at a UDP port of 127.0.0.1 to one mixed stream, as a receiver would. */
public final class WireEar implements AutoCloseable {
  private final DatagramChannel channel;
  private final OpusEar ear = new OpusEar();
  private final RtpPacket packet = new RtpPacket();
  private final List<Long> arrivals = new CopyOnWriteArrayList<>();

  public WireEar() throws IOException {
    channel =
        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread thread = new Thread(this::listen, "wire-ear");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  private void listen() {
    ByteBuffer buffer = ByteBuffer.allocate(2_048);
    try {
      while (true) {
        buffer.clear();
        channel.receive(buffer);
        onPacket(buffer.array(), buffer.position());
      }
    } catch (ClosedChannelException e) {
      // the end of the test
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void onPacket(byte[] bytes, int length) {
    boolean rtcp = length > 1 && (bytes[1] & 0xFF) >= 192 && (bytes[1] & 0xFF) < 224;
    if (!rtcp && packet.wrap(bytes, 0, length)) {
      arrivals.add(System.nanoTime());
      ear.onPacket(bytes, length);
    }
  }

  public int packets() {
    return arrivals.size();
  }

  /** How loud a tone was in the last second, dBFS. */
  public synchronized double hears(double hertz) {
    return ear.hears(hertz);
  }

  public boolean heardSince(long nanos) {
    return !arrivals.isEmpty() && arrivals.get(arrivals.size() - 1) > nanos;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
