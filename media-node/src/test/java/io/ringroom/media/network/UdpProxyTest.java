package io.ringroom.media.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UdpProxyTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void each_client_gets_his_own_answers_in_order_and_not_before_their_time() throws IOException {
    Duration delay = Duration.ofMillis(20);
    LinkShape shape = LinkShape.delayed(delay, Duration.ofMillis(10));
    try (DatagramSocket server = new DatagramSocket(0, HERE);
        UdpProxy proxy =
            new UdpProxy(new InetSocketAddress(HERE, server.getLocalPort()), shape, shape, 1);
        DatagramSocket ann = new DatagramSocket(0, HERE);
        DatagramSocket bob = new DatagramSocket(0, HERE)) {
      long began = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        send(ann, i, proxy.address());
        send(bob, 100 + i, proxy.address());
      }
      for (int i = 0; i < 40; i++) {
        DatagramPacket packet = receive(server);
        server.send(packet); // back to whom it came from
      }
      for (int i = 0; i < 20; i++) {
        assertThat(receive(ann).getData()[0]).isEqualTo((byte) i);
        assertThat(receive(bob).getData()[0]).isEqualTo((byte) (100 + i));
      }
      assertThat(System.nanoTime() - began).isGreaterThan(2 * delay.toNanos());
    }
  }

  private static void send(DatagramSocket from, int value, InetSocketAddress to)
      throws IOException {
    from.send(new DatagramPacket(new byte[] {(byte) value}, 1, to));
  }

  private static DatagramPacket receive(DatagramSocket at) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[1], 1);
    at.receive(packet);
    return packet;
  }
}
