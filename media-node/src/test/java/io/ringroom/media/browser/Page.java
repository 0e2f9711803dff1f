package io.ringroom.media.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One tab: runs JavaScript in it and waits for what it gives. */
public final class Page implements AutoCloseable, WebSocket.Listener {
  private static final int LIMIT_SECONDS = 40;

  private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  Page(URI devTools) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(devTools, this).join();
  }

  /** The value of an expression; a promise is awaited. */
  public JsonNode run(String script) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    open.put(id, answer);
    Map<String, Object> params =
        Map.of("expression", script, "awaitPromise", true, "returnByValue", true);
    String command = Json.write(Map.of("id", id, "method", "Runtime.evaluate", "params", params));
    synchronized (socket) {
      socket.sendText(command, true).join();
    }
    try {
      JsonNode result = answer.get(LIMIT_SECONDS, TimeUnit.SECONDS).path("result");
      if (result.has("exceptionDetails")) {
        throw new AssertionError("the page failed: " + result.path("exceptionDetails"));
      }
      return result.path("result").path("value");
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the page does not answer: " + script, e);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      JsonNode message = Json.read(partial.toString());
      partial.setLength(0);
      CompletableFuture<JsonNode> answer = open.remove(message.path("id").asInt(-1));
      if (answer != null) {
        answer.complete(message);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
