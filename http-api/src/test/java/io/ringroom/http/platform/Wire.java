package io.ringroom.http.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One WebSocket of a test, with everything it has received. */
final class Wire implements WebSocket.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final List<JsonNode> passedOver = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  Wire(HttpClient http, URI uri, @Nullable String authorization) {
    WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(PATIENCE);
    if (authorization != null) {
      builder.header("Authorization", authorization);
    }
    this.socket = builder.buildAsync(uri, this).join();
  }

  void send(String message) {
    socket.sendText(message, true).join();
  }

  /** The first message that fits, received or yet to come; the others stay for later. */
  JsonNode await(String what, Predicate<JsonNode> fits) throws InterruptedException {
    for (int i = 0; i < passedOver.size(); i++) {
      if (fits.test(passedOver.get(i))) {
        return passedOver.remove(i);
      }
    }
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode next = received.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new AssertionError("no " + what + "; but " + passedOver);
      }
      if (fits.test(next)) {
        return next;
      }
      passedOver.add(next);
    }
  }

  /** Everything received and not awaited so far. */
  List<JsonNode> rest() {
    received.drainTo(passedOver);
    return List.copyOf(passedOver);
  }

  void forgetTheRest() {
    received.clear();
    passedOver.clear();
  }

  /** Ends the connection without a word, as a dead network does. */
  void cut() {
    socket.abort();
  }

  int awaitClose() throws Exception {
    return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      received.add(parse(text.toString()));
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.complete(1006);
  }

  private static JsonNode parse(String frame) {
    try {
      return Json.parse(frame);
    } catch (JsonProcessingException bad) {
      throw new IllegalStateException("the platform sent no JSON: " + frame, bad);
    }
  }
}
