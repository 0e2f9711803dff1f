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
 *
 * <p>{@code POST /drain}: take no new rooms; {@code DELETE /drain}: take them again. Not for pages:
 * what a browser sends on behalf of a page is refused. A {@link Panel} is for this host alone,
 * whatever is configured.
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
  private final Drain drain;

  /** Begins or ends to drain. */
  public interface Drain {
    /**
     * @return how many rooms there still are
     */
    CompletionStage<Integer> set(boolean on);
  }

  record Answer(int status, Object body) {}

  private interface Page {
    Answer answer() throws InterruptedException;
  }

  private interface Pages {
    Answer answer(HttpExchange exchange) throws InterruptedException;
  }

  /**
   * Binds and serves.
   *
   * @throws java.net.BindException when the port is taken
   */
  public HealthServer(
      InetSocketAddress address,
      Readiness readiness,
      Supplier<CompletionStage<Map<String, Object>>> dump,
      Drain drain)
      throws IOException {
    this.readiness = readiness;
    this.dump = dump;
    this.drain = drain;
    server = HttpServer.create(address, 16);
    server.setExecutor(threads);
    pages("/live", Map.of("GET", this::live));
    pages("/ready", Map.of("GET", this::ready));
    pages("/dump", Map.of("GET", this::dump));
    pages("/drain", Map.of("POST", () -> drained(true), "DELETE", () -> drained(false)));
    server.start();
  }

  private void pages(String path, Map<String, Page> byMethod) {
    server.createContext(path, exchange -> serve(exchange, one -> answer(one, path, byMethod)));
  }

  /** {@code GET path} shows the panel, {@code POST path/action} does something. */
  public void add(String path, Panel panel) {
    PanelPages pages = new PanelPages(path, panel);
    server.createContext(path, exchange -> serve(exchange, pages::answer));
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
    return asked(dump.get());
  }

  private Answer drained(boolean on) throws InterruptedException {
    return asked(drain.set(on).thenApply(rooms -> Map.of("draining", on, "rooms", rooms)));
  }

  private static Answer asked(CompletionStage<? extends Map<String, ?>> answer)
      throws InterruptedException {
    try {
      return new Answer(
          200, answer.toCompletableFuture().get(DUMP_LIMIT_MILLIS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return new Answer(503, Map.of("error", "the media thread does not answer: " + e));
    }
  }

  private static Answer answer(HttpExchange exchange, String path, Map<String, Page> byMethod)
      throws InterruptedException {
    String method = exchange.getRequestMethod();
    Page page = byMethod.get(method);
    if (!exchange.getRequestURI().getPath().equals(path)) {
      return new Answer(404, Map.of("error", "not found"));
    }
    if (page == null) {
      return new Answer(405, Map.of("error", "only " + String.join(" and ", byMethod.keySet())));
    }
    if (!method.equals("GET") && exchange.getRequestHeaders().containsKey("Origin")) {
      return new Answer(403, Map.of("error", "not for pages"));
    }
    return page.answer();
  }

  private static void serve(HttpExchange exchange, Pages pages) throws IOException {
    try (exchange) {
      Answer answer = pages.answer(exchange);
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
      log.warn("{} failed", exchange.getRequestURI().getPath(), e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
