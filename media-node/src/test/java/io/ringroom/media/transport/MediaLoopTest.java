package io.ringroom.media.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MediaLoopTest {
  private final MediaLoop loop = new MediaLoop().start();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void timers_ring_in_their_order_and_cancelled_ones_do_not() throws Exception {
    List<String> rung = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(
        () -> {
          loop.after(Duration.ofMillis(40), done::countDown);
          loop.after(Duration.ofMillis(20), () -> rung.add("second"));
          loop.after(Duration.ofMillis(10), () -> rung.add("cancelled")).cancel();
          loop.after(Duration.ofMillis(5), () -> rung.add("first"));
        });

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(rung).containsExactly("first", "second");
  }

  @Test
  void a_task_or_packet_that_fails_does_not_end_the_thread() throws Exception {
    loop.execute(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    UdpPort port = UdpPort.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    CompletableFuture<Integer> received = new CompletableFuture<>();
    loop.ask(
            () -> {
              try {
                port.receive(
                    loop,
                    (bytes, length, from, now) -> {
                      if (length == 1) {
                        throw new IllegalStateException("on purpose");
                      }
                      received.complete(length);
                    });
                return true;
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            })
        .get(5, TimeUnit.SECONDS);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(new byte[1], 1, port.address()));
      socket.send(new DatagramPacket(new byte[2], 2, port.address()));
    }

    assertThat(received.get(5, TimeUnit.SECONDS)).isEqualTo(2);
    port.close();
  }

  @Test
  void a_stuck_thread_pushes_back_instead_of_filling_the_memory() {
    CountDownLatch stuck = new CountDownLatch(1);
    loop.execute(
        () -> {
          try {
            stuck.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20_000; i++) {
                loop.execute(() -> {});
              }
            })
        .isInstanceOf(RejectedExecutionException.class);
    stuck.countDown();
  }

  @Test
  void a_taken_port_is_an_error() throws Exception {
    UdpPort first = UdpPort.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    assertThatThrownBy(() -> UdpPort.bind(first.address()))
        .isInstanceOf(java.net.BindException.class);
    first.close();
  }
}
