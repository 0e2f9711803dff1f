package io.ringroom.media.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {
  private static final byte[] RTP = {(byte) 0x80, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1};

  private final AtomicInteger heard = new AtomicInteger();
  private final MediaLoop loop = new MediaLoop();
  private DatagramSocket first;
  private DatagramSocket second;
  private LoopbackPort port;

  @BeforeEach
  void open() throws IOException {
    first = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    second = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    loop.start();
    port = loop.ask(this::bind).join();
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
    loop.ask(
            () -> {
              port.close();
              return true;
            })
        .join();
    loop.close();
  }

  @Test
  void while_the_first_sender_goes_on_nobody_else_is_heard() throws IOException {
    send(first);
    send(second);
    send(first);

    await("three packets came").until(() -> heard.get() + port.strangers() == 3);
    assertThat(heard).hasValue(2);
  }

  @Test
  void a_sender_that_fell_silent_cannot_shut_out_its_successor() throws IOException {
    send(first);
    await("the first sender is known").until(() -> heard.get() == 1);

    await("the successor is heard")
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              send(second);
              return heard.get() > 1;
            });
  }

  private LoopbackPort bind() {
    try {
      return new LoopbackPort(loop, (kind, bytes, length, now) -> heard.incrementAndGet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(DatagramSocket from) throws IOException {
    from.send(new DatagramPacket(RTP, RTP.length, InetAddress.getLoopbackAddress(), port.number()));
  }
}
