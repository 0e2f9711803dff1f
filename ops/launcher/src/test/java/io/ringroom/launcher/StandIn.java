package io.ringroom.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process as small as one can be that the launcher accepts: answers {@code /ready} on the port it
 * was given, or fails at once when told to by {@code RINGROOM_TEST_FAIL}.
 */
public final class StandIn {

  private StandIn() {}

  /** Which port depends on whose jar it is started from. */
  public static void main(String[] arguments) throws IOException {
    boolean media = Path.of(System.getProperty("java.class.path")).endsWith("media-node.jar");
    if (System.getenv("RINGROOM_TEST_FAIL") != null) {
      System.err.println("the stand-in was told to fail");
      System.exit(3);
    }
    String port = System.getenv(media ? "RINGROOM_MEDIA_HTTP_PORT" : "RINGROOM_HTTP_PORT");
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), 0);
    String environment = String.valueOf(System.getenv().keySet());
    server.createContext(
        "/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var body = exchange.getResponseBody()) {
            body.write(environment.getBytes(StandardCharsets.UTF_8));
          }
        });
    server.start();
  }
}
