package io.ringroom.bench.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The WebSocket API of Janus: one session, a handle for each connection to a plugin. */
final class JanusApi implements AutoCloseable {
  private static final long LIMIT_SECONDS = 30;

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final WebSocket socket;
  private final long session;

  JanusApi(URI uri) {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("janus-protocol")
            .buildAsync(uri, new Reader())
            .join();
    session = ask(json.createObjectNode().put("janus", "create")).path("data").path("id").asLong();
  }

  private final class Reader implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        onMessage(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void onMessage(String text) {
    JsonNode message;
    try {
      message = json.readTree(text);
    } catch (JsonProcessingException e) {
      return;
    }
    // An "ack" only says that the answer will come as an event of the same transaction.
    String transaction = message.path("transaction").asText();
    if (!message.path("janus").asText().equals("ack") && waiting.containsKey(transaction)) {
      waiting.remove(transaction).complete(message);
    }
  }

  /** A new connection to a plugin. */
  Handle attach(String plugin) {
    ObjectNode attach =
        json.createObjectNode()
            .put("janus", "attach")
            .put("session_id", session)
            .put("plugin", "janus.plugin." + plugin);
    return new Handle(ask(attach).path("data").path("id").asLong());
  }

  /** One connection to a plugin. */
  final class Handle {
    private final long id;

    private Handle(long id) {
      this.id = id;
    }

    ObjectNode request(String name) {
      return json.createObjectNode().put("request", name);
    }

    /** The plugin's answer, which may hold an SDP at {@code jsep.sdp}. */
    JsonNode say(ObjectNode body) {
      return say(body, null, null);
    }

    JsonNode say(ObjectNode body, @Nullable String sdpType, @Nullable String sdp) {
      ObjectNode message =
          json.createObjectNode()
              .put("janus", "message")
              .put("session_id", session)
              .put("handle_id", id);
      message.set("body", body);
      if (sdp != null) {
        message.set("jsep", json.createObjectNode().put("type", sdpType).put("sdp", sdp));
      }
      JsonNode answer = ask(message);
      JsonNode error = answer.path("plugindata").path("data").path("error");
      if (!error.isMissingNode()) {
        throw new IllegalStateException(body + " refused: " + error.asText());
      }
      return answer;
    }

    /** Hangs up. */
    void detach() {
      ask(
          json.createObjectNode()
              .put("janus", "detach")
              .put("session_id", session)
              .put("handle_id", id));
    }
  }

  private JsonNode ask(ObjectNode message) {
    String transaction = "t" + numbers.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(transaction, answer);
    String text = message.put("transaction", transaction).toString();
    synchronized (this) {
      socket.sendText(text, true).join();
    }
    JsonNode found = answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    if (found.path("janus").asText().equals("error")) {
      throw new IllegalStateException(text + " refused: " + found.path("error"));
    }
    return found;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
