package io.ringroom.http.ws;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.ringroom.http.HttpServer;
import io.ringroom.http.HttpSettings;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real server on a free port whose sessions send back what they hear. */
final class EchoServer implements AutoCloseable {
  /** The product's limits, but for the clocks: a test should not take 15 s. */
  static final WebSocketLimits LIMITS =
      new WebSocketLimits(
          64 * 1024, 64, 256 * 1024, Duration.ofMillis(300), Duration.ofSeconds(1), 50, 200);

  record Closed(CloseCode code, String reason) {}

  final BlockingQueue<Closed> closed = new LinkedBlockingQueue<>();
  final BlockingQueue<Socket> opened = new LinkedBlockingQueue<>();
  final OpenSockets sockets;
  private final ActorSystem<Void> system;
  private final ServerBinding binding;

  EchoServer(WebSocketLimits limits, OpenSockets sockets) throws Exception {
    this.sockets = sockets;
    Config config =
        ConfigFactory.parseString(
                // A socket must not count as a connection that owes a request.
                "ringroom.http { port = 0, connections.next-request-within = 500ms }\n"
                    + "akka.http.server.max-connections = 5000")
            .withFallback(ConfigFactory.defaultReference());
    system = ActorSystem.create(Behaviors.empty(), "echo", config);
    WebSocketDoor door =
        new WebSocketDoor(new OriginCheck(Set.of("https://shop.example")), sockets);
    Route route =
        Directives.extractRequest(
            request -> Directives.complete(door.accept(request, limits, this::session)));
    binding =
        HttpServer.bind(system, HttpSettings.from(config.getConfig("ringroom.http")), route)
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  private SocketListener session(Socket socket) {
    opened.add(socket);
    return new SocketListener() {
      @Override
      public void onText(String text) {
        switch (text) {
          case "fail" -> throw new IllegalStateException("asked to");
          case "close" -> socket.close(CloseCode.LOGIN_TIMEOUT, "no login");
          case "flood" -> flood(socket);
          default -> socket.send(text);
        }
      }

      @Override
      public void onClosed(CloseCode code, String reason) {
        closed.add(new Closed(code, reason));
      }
    };
  }

  private static void flood(Socket socket) {
    String kilobyte = "x".repeat(1024);
    for (int i = 0; i < 64 * 1024; i++) {
      socket.send(kilobyte);
    }
  }

  int port() {
    return binding.localAddress().getPort();
  }

  /** What the next session to end was told; fails after 10 s. */
  Closed nextClosed() throws InterruptedException {
    Closed next = closed.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no session was told that its socket is closed");
    }
    return next;
  }

  @Override
  public void close() throws Exception {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
