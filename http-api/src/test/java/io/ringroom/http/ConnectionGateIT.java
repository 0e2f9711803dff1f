package io.ringroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.server.Directives;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that only hold a place. */
@Timeout(60)
class ConnectionGateIT {
  private static final int PLACES = 40;

  private final List<Socket> sockets = new ArrayList<>();
  private ActorSystem<Void> system;
  private int port;

  @BeforeEach
  void start() throws Exception {
    Config config =
        ConfigFactory.parseString(
                "ringroom.http { port = 0, connections { plain-per-address = "
                    + PLACES
                    + ", first-request-within = 1s, next-request-within = 1s } }")
            .withFallback(ConfigFactory.defaultReference());
    system = ActorSystem.create(Behaviors.empty(), "gate", config);
    port =
        HttpServer.bind(
                system,
                HttpSettings.from(config.getConfig("ringroom.http")),
                Directives.complete("here"))
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .localAddress()
            .getPort();
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private Socket slow() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    sockets.add(socket);
    socket.getOutputStream().write("GET / HTTP/1.1\r\nX-".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static boolean ended(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void a_connection_that_never_ends_its_headers_is_ended_although_it_is_not_silent()
      throws Exception {
    Socket socket = slow();
    socket.setSoTimeout(100);
    await("still open")
        .atMost(Duration.ofSeconds(10))
        .ignoreException(SocketTimeoutException.class)
        .until(
            () -> {
              try {
                socket.getOutputStream().write('x');
                return socket.getInputStream().read() < 0;
              } catch (SocketException reset) {
                return true;
              }
            });
  }

  @Test
  void one_connection_more_than_an_address_may_have_is_closed_and_places_come_back()
      throws Exception {
    for (int i = 0; i < PLACES; i++) {
      slow();
    }
    assertThat(ended(slow())).isTrue();
    await("places are still taken")
        .atMost(Duration.ofSeconds(10))
        .ignoreException(SocketException.class)
        .until(() -> RawHttp.exchange(port, "GET / HTTP/1.1\nHost: a", "").endsWith("here"));
  }

  @Test
  void a_connection_without_a_further_request_is_ended() throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    sockets.add(socket);
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(all).startsWith("HTTP/1.1 200 ").endsWith("here");
  }
}
