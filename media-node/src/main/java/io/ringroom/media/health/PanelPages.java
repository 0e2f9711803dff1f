package io.ringroom.media.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.ringroom.media.health.HealthServer.Answer;
import java.io.IOException;
import java.util.Map;

/** A panel as pages of the health server. */
final class PanelPages {
  private static final int MAX_BODY = 4 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String path;
  private final Panel panel;

  PanelPages(String path, Panel panel) {
    this.path = path;
    this.panel = panel;
  }

  Answer answer(HttpExchange exchange) {
    String rest = exchange.getRequestURI().getPath().substring(path.length());
    String method = exchange.getRequestMethod();
    if (!ofThisHost(exchange)) {
      return error(403, "only for programs of this host, and not for pages");
    }
    if (rest.isEmpty() && method.equals("GET")) {
      return new Answer(200, panel.view());
    }
    if (!rest.startsWith("/") || !method.equals("POST")) {
      return error(405, "GET " + path + " or POST " + path + "/<action>");
    }
    return act(rest.substring(1), exchange);
  }

  private Answer act(String action, HttpExchange exchange) {
    try {
      return panel.act(action, body(exchange))
          ? new Answer(200, panel.view())
          : error(409, "there is nothing to " + action);
    } catch (IllegalArgumentException | IOException e) {
      return error(400, String.valueOf(e.getMessage()));
    }
  }

  private static Answer error(int status, String message) {
    return new Answer(status, Map.of("error", message));
  }

  /** A page that somebody looks at here could send requests too; browsers name its origin then. */
  private static boolean ofThisHost(HttpExchange exchange) {
    return exchange.getRemoteAddress().getAddress().isLoopbackAddress()
        && !exchange.getRequestHeaders().containsKey("Origin");
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY);
    JsonNode read = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
    if (!read.isObject()) {
      throw new IllegalArgumentException("the body must be a JSON object");
    }
    return read;
  }
}
