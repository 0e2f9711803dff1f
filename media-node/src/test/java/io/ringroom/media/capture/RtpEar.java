package io.ringroom.media.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Stands where the router stands: a UDP port of 127.0.0.1 that takes RTP, remembers when, tells key
 * frames, and asks for them. What it takes it can hand on, to be decoded.
 */
public final class RtpEar implements AutoCloseable {
  private static final int PLI = 206;

  private final DatagramChannel channel;
  private final List<Packet> packets = new CopyOnWriteArrayList<>();
  private volatile @Nullable InetSocketAddress onward;
  private volatile int onwardType = -1;
  private volatile @Nullable SocketAddress sender;
  private volatile int senderReports;

  public RtpEar() throws IOException {
    channel =
        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread thread = new Thread(this::listen, "rtp-ear");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * @param nanos when it came
   * @param payloadType of RTP
   * @param keyFrame whether it begins a VP8 key frame
   * @param level RFC 6464 level in -dBov, -1 without
   */
  public record Packet(
      long nanos, int ssrc, int seq, int payloadType, int size, boolean keyFrame, int level) {}

  public int port() {
    try {
      return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public List<Packet> packets() {
    return packets;
  }

  public int senderReports() {
    return senderReports;
  }

  /** The port of 127.0.0.1 that sent last, -1 before. */
  public int senderPort() {
    return sender instanceof InetSocketAddress address ? address.getPort() : -1;
  }

  public long count() {
    return packets.size();
  }

  /** Whether one encoder sent everything: one SSRC, each sequence number one above the last. */
  boolean isUnbroken() {
    for (int n = 1; n < packets.size(); n++) {
      Packet before = packets.get(n - 1);
      Packet next = packets.get(n);
      if (next.ssrc() != before.ssrc() || next.seq() != (before.seq() + 1 & 0xffff)) {
        return false;
      }
    }
    return true;
  }

  public boolean heardSince(long nanos) {
    return packets.stream().anyMatch(packet -> packet.nanos() > nanos);
  }

  public boolean keyFrameSince(long nanos) {
    return packets.stream().anyMatch(packet -> packet.keyFrame() && packet.nanos() > nanos);
  }

  /** Forwards everything from now on. */
  public void handOnTo(int port) {
    onward = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Forwards packets of this type, and no others, from now on. */
  void handOnOnly(int payloadType, int port) {
    onwardType = payloadType;
    handOnTo(port);
  }

  /** Asks the given port of 127.0.0.1 for a key frame of the newest source. */
  public void askForKeyFrame(int rtcpPort) throws IOException {
    ByteBuffer pli = ByteBuffer.allocate(12);
    pli.put((byte) 0x81).put((byte) PLI).putShort((short) 2).putInt(1);
    pli.putInt(packets.get(packets.size() - 1).ssrc()).flip();
    channel.send(pli, new InetSocketAddress(InetAddress.getLoopbackAddress(), rtcpPort));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void listen() {
    ByteBuffer buffer = ByteBuffer.allocate(2048);
    try {
      while (true) {
        buffer.clear();
        sender = channel.receive(buffer);
        buffer.flip();
        hear(buffer);
        InetSocketAddress next = onward;
        int only = onwardType;
        if (next != null && (only < 0 || (buffer.get(1) & 0x7f) == only)) {
          channel.send(buffer.rewind(), next);
        }
      }
    } catch (ClosedChannelException e) {
      // The test is over.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void hear(ByteBuffer datagram) {
    int type = datagram.get(1) & 0x7f;
    if (type >= 64 && type <= 95) {
      senderReports++;
      return;
    }
    int payload = 12;
    int level = -1;
    if ((datagram.get(0) & 0x10) != 0) {
      level = datagram.get(payload + 5 - 1) >> 4 == 1 ? datagram.get(payload + 5) & 0x7f : -1;
      payload += 4 + 4 * datagram.getShort(payload + 2);
    }
    packets.add(
        new Packet(
            System.nanoTime(),
            datagram.getInt(8),
            Short.toUnsignedInt(datagram.getShort(2)),
            type,
            datagram.limit(),
            type == 96 && beginsKeyFrame(datagram, payload),
            level));
  }

  /** RFC 7741: descriptor of S=1 and PID=0, then a payload header whose P bit is clear. */
  private static boolean beginsKeyFrame(ByteBuffer datagram, int at) {
    int p = at;
    int first = datagram.get(p++);
    if ((first & 0x10) == 0 || (first & 0x07) != 0) {
      return false;
    }
    if ((first & 0x80) != 0) {
      int extension = datagram.get(p++);
      if ((extension & 0x80) != 0) {
        p += (datagram.get(p) & 0x80) != 0 ? 2 : 1;
      }
      if ((extension & 0x40) != 0) {
        p++;
      }
      if ((extension & 0x30) != 0) {
        p++;
      }
    }
    return (datagram.get(p) & 1) == 0;
  }
}
