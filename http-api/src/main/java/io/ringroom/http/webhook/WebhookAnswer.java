package io.ringroom.http.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.json.Json;
import io.ringroom.http.outbound.OutboundHttp;
import java.util.Optional;

/**
 * What an endpoint says of a callback. Any 2xx means that it has arrived, unless the body says
 * otherwise in TUICallKit's words, {@code ActionStatus} and {@code ErrorCode}; they need not be
 * there.
 */
final class WebhookAnswer {
  private WebhookAnswer() {}

  /** Why the callback must be told again; empty when it has arrived. */
  static Optional<String> complaint(OutboundHttp.Answer answer) {
    if (!answer.ok()) {
      return Optional.of("status " + answer.status());
    }
    JsonNode body;
    try {
      body = Json.parse(answer.body());
    } catch (JsonProcessingException other) {
      return Optional.empty();
    }
    String action = body.path("ActionStatus").asText("OK");
    long code = body.path("ErrorCode").asLong(0);
    return action.equals("OK") && code == 0
        ? Optional.empty()
        : Optional.of("ActionStatus %s, ErrorCode %d".formatted(action, code));
  }
}
