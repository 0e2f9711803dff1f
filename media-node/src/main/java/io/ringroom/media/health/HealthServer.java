package io.ringroom.media.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /live}: the process runs. {@code GET /ready}: it may be given calls; the body names
 * each condition. {@code GET /dump}: everything that runs, as JSON. Loopback only, unless
 * configured.
 */
public final class HealthServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HealthServer.class);
  private static final long DUMP_LIMIT_MILLIS = 2_000;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "health");
            thread.setDaemon(true);
            return thread;
          });
  private final Readiness readiness;
  private final Supplier<CompletionStage<Map<String, Object>>> dump;

  private record Answer(int status, Object body) {}

  private interface Page {
    Answer answer() throws InterruptedException;
  }

  /**
   * Binds and serves.
   *
   * @throws java.net.BindException when the port is taken
   */
  public HealthServer(
      InetSocketAddress address,
      Readiness readiness,
      Supplier<CompletionStage<Map<String, Object>>> dump)
      throws IOException {
    this.readiness = readiness;
    this.dump = dump;
    server = HttpServer.create(address, 16);
    server.setExecutor(threads);
    server.createContext("/live", exchange -> serve(exchange, "/live", this::live));
    server.createContext("/ready", exchange -> serve(exchange, "/ready", this::ready));
    server.createContext("/dump", exchange -> serve(exchange, "/dump", this::dump));
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private Answer live() {
    return new Answer(200, Map.of("live", true));
  }

  private Answer ready() {
    Map<String, Boolean> conditions = readiness.look();
    boolean ready = !conditions.containsValue(false);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ready", ready);
    body.put("conditions", conditions);
    return new Answer(ready ? 200 : 503, body);
  }

  private Answer dump() throws InterruptedException {
    try {
      return new Answer(
          200, dump.get().toCompletableFuture().get(DUMP_LIMIT_MILLIS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return new Answer(503, Map.of("error", "the media thread does not answer: " + e));
    }
  }

  private static void serve(HttpExchange exchange, String path, Page page) throws IOException {
    try (exchange) {
      Answer answer;
      if (!exchange.getRequestURI().getPath().equals(path)) {
        answer = new Answer(404, Map.of("error", "not found"));
      } else if (!exchange.getRequestMethod().equals("GET")) {
        answer = new Answer(405, Map.of("error", "only GET"));
      } else {
        answer = page.answer();
      }
      byte[] body = JSON.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(answer.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("{} failed", path, e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
