package io.ringroom.http.ws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that mean harm, against a real server, while others must notice nothing. */
@Timeout(90)
class HostilePeersIT {
  private static final WebSocketLimits PATIENT =
      new WebSocketLimits(
          64 * 1024,
          64,
          256 * 1024,
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          100_000,
          100_000);

  private EchoServer server;

  @BeforeEach
  void start() throws Exception {
    server = new EchoServer(PATIENT, new OpenSockets(1200, 1100));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private Socket opened() throws InterruptedException {
    Socket socket = server.opened.poll(10, TimeUnit.SECONDS);
    assertThat(socket).isNotNull();
    return socket;
  }

  /** Sends until the peer's buffers, the kernel's and the queue are full. */
  private void sendUntilClosed(Socket socket) {
    String kilobytes = "x".repeat(16 * 1024);
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (server.closed.isEmpty() && System.nanoTime() < giveUp) {
      socket.send(kilobytes);
    }
  }

  @Test
  void a_peer_that_reads_too_slowly_is_told_to_try_again() throws Exception {
    try (RawWebSocket slow = RawWebSocket.connect(server.port(), 4096)) {
      slow.handshake(server.port(), Map.of());
      sendUntilClosed(opened());
      assertThat(server.nextClosed().code()).isEqualTo(CloseCode.TRY_AGAIN);
      RawWebSocket.Frame close = slow.readClose();
      assertThat(close.closeCode()).isEqualTo(1013);
      assertThat(close.closeReason()).isEqualTo("slow consumer");
    }
  }

  @Test
  void a_peer_that_never_reads_is_cut_off_and_its_place_is_free_again() throws Exception {
    try (RawWebSocket deaf = RawWebSocket.connect(server.port(), 4096)) {
      deaf.handshake(server.port(), Map.of());
      sendUntilClosed(opened());
      assertThat(server.nextClosed().code()).isEqualTo(CloseCode.TRY_AGAIN);
      await("the place is still taken")
          .atMost(Duration.ofSeconds(8))
          .until(() -> server.sockets.size() == 0);
    }
  }

  @Test
  void one_more_connection_than_allowed_from_an_address_is_refused_over_http() throws Exception {
    server.close();
    server = new EchoServer(PATIENT, new OpenSockets(100, 3));
    List<RawWebSocket> clients = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      clients.add(RawWebSocket.open(server.port()));
      opened();
    }
    assertThat(refusal()).startsWith("HTTP/1.1 429 ").contains("TOO_MANY_REQUESTS");
    clients.remove(0).close();
    await("the closed one still counts").until(() -> server.sockets.size() == 2);
    clients.add(RawWebSocket.open(server.port()));
    for (RawWebSocket client : clients) {
      client.close();
    }
  }

  @Test
  void one_more_connection_than_allowed_in_all_is_refused_over_http() throws Exception {
    server.close();
    server = new EchoServer(PATIENT, new OpenSockets(1, 100));
    try (RawWebSocket only = RawWebSocket.open(server.port())) {
      opened();
      assertThat(refusal()).startsWith("HTTP/1.1 503 ").contains("NOT_AVAILABLE");
      only.text("still there");
      assertThat(only.readPastPings().text()).isEqualTo("still there");
    }
  }

  private String refusal() throws IOException {
    try (RawWebSocket client = RawWebSocket.connect(server.port())) {
      String head = client.handshake(server.port(), Map.of());
      return head + client.body(head);
    }
  }

  @Test
  void a_thousand_garbage_connections_and_a_hundred_silent_ones_do_not_disturb_a_good_client()
      throws Exception {
    List<RawWebSocket> silent = new ArrayList<>();
    ExecutorService attackers = Executors.newFixedThreadPool(8);
    try (RawWebSocket good = RawWebSocket.open(server.port())) {
      for (int i = 0; i < 100; i++) {
        silent.add(RawWebSocket.connect(server.port()));
        silent.get(i).bytes("GET /ws HTTP/1.1\r\nHost: a\r\nX-".getBytes(US_ASCII));
      }
      List<CompletableFuture<Void>> attacks = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        int seed = i;
        attacks.add(CompletableFuture.runAsync(() -> attack(new Random(seed)), attackers));
      }
      CompletableFuture<Void> all =
          CompletableFuture.allOf(attacks.toArray(CompletableFuture[]::new));
      List<Long> echoes = new ArrayList<>();
      do {
        long sent = System.nanoTime();
        good.text("echo " + echoes.size());
        assertThat(good.readPastPings().text()).isEqualTo("echo " + echoes.size());
        echoes.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent));
      } while (!all.isDone());
      all.join();
      Collections.sort(echoes);
      assertThat(echoes.get(echoes.size() * 99 / 100)).isLessThan(1000);
      await("sockets of attackers are still open")
          .atMost(Duration.ofSeconds(10))
          .until(() -> server.sockets.size() == 1);
    } finally {
      attackers.shutdownNow();
      for (RawWebSocket one : silent) {
        one.close();
      }
    }
  }

  /** Garbage instead of HTTP, instead of frames, or a huge frame; then gone without a word. */
  private void attack(Random random) {
    byte[] garbage = new byte[1 + random.nextInt(4000)];
    random.nextBytes(garbage);
    try (RawWebSocket peer = RawWebSocket.connect(server.port())) {
      switch (random.nextInt(3)) {
        case 0 -> peer.bytes(garbage);
        case 1 -> {
          peer.handshake(server.port(), Map.of());
          peer.bytes(garbage);
        }
        default -> {
          peer.handshake(server.port(), Map.of());
          peer.bytes(RawWebSocket.head(RawWebSocket.TEXT, true, 1L << 40));
          peer.bytes(garbage);
        }
      }
    } catch (IOException refused) {
      // The server may cut an attacker off at any moment.
    }
  }
}
