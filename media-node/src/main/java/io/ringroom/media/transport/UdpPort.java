package io.ringroom.media.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One UDP socket read by the {@link MediaLoop}. */
public final class UdpPort implements AutoCloseable {
  /** Room for a datagram of 1,500 bytes and the tail that encryption in place needs. */
  public static final int BUFFER = 2048;

  private static final Logger log = LoggerFactory.getLogger(UdpPort.class);

  /** Datagrams handled before timers and tasks get their turn. */
  private static final int MAX_PER_TURN = 512;

  /** A burst of key frames must not overflow what the kernel keeps for us. */
  private static final int SOCKET_BUFFER = 4 * 1024 * 1024;

  private final DatagramChannel channel;
  private final InetSocketAddress address;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
  private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
  private final byte[] bytes = new byte[BUFFER];
  private long unsent;

  /** One datagram; {@code bytes} is used again for the next. */
  public interface Receiver {
    void onDatagram(byte[] bytes, int length, InetSocketAddress from, long nowMicros);
  }

  private UdpPort(DatagramChannel channel, InetSocketAddress address) {
    this.channel = channel;
    this.address = address;
  }

  /**
   * Binds the socket; port 0 takes a free one.
   *
   * @throws BindException when the port is taken
   */
  public static UdpPort bind(InetSocketAddress address) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
      channel.bind(address);
      return new UdpPort(channel, (InetSocketAddress) channel.getLocalAddress());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  public InetSocketAddress address() {
    return address;
  }

  /** Hands every datagram to {@code receiver}. On the loop only. */
  public void receive(MediaLoop loop, Receiver receiver) throws IOException {
    loop.watch(channel, now -> drain(receiver, now));
  }

  private void drain(Receiver receiver, long nowMicros) throws IOException {
    for (int i = 0; i < MAX_PER_TURN; i++) {
      in.clear();
      if (!(channel.receive(in) instanceof InetSocketAddress from)) {
        return;
      }
      in.flip();
      int length = in.remaining();
      in.get(bytes, 0, length);
      try {
        receiver.onDatagram(bytes, length, from, nowMicros);
      } catch (RuntimeException e) {
        // One sender's packet must not cost the packets behind it.
        log.warn("a datagram of {} bytes could not be handled", length, e);
      }
    }
  }

  /** Sends one datagram. On the loop only; a full socket drops it, as a network would. */
  public void send(byte[] packet, int length, InetSocketAddress to) {
    out.clear();
    out.put(packet, 0, length).flip();
    send(out, to);
  }

  /** Sends one datagram from any thread. */
  public void sendFromAnywhere(byte[] packet, InetSocketAddress to) {
    send(ByteBuffer.wrap(packet), to);
  }

  private void send(ByteBuffer packet, InetSocketAddress to) {
    try {
      if (channel.send(packet, to) == 0) {
        unsent++;
      }
    } catch (IOException e) {
      unsent++;
      log.debug("not sent to {}", to, e);
    }
  }

  /** Datagrams the kernel did not take. */
  public long unsent() {
    return unsent;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      log.warn("a media socket did not close", e);
    }
  }
}
