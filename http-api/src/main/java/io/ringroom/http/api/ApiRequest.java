package io.ringroom.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.id.TenantId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request of a tenant's server.
 *
 * @param texts the parameters of path and query
 * @param body an object; empty if none was sent
 */
public record ApiRequest(TenantId tenant, Map<String, String> texts, JsonNode body) {
  /** The end of the year 9999: later instants do not fit everywhere they go. */
  private static final long LATEST = 253_402_300_799_999L;

  public ApiRequest {
    texts = Map.copyOf(texts);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name))
        .or(() -> Optional.ofNullable(body.path(name).textValue()));
  }

  Optional<Long> number(String name) {
    JsonNode inBody = body.path(name);
    return Optional.ofNullable(texts.get(name))
        .map(Long::parseLong)
        .or(() -> inBody.isIntegralNumber() ? Optional.of(inBody.longValue()) : Optional.empty());
  }

  /** An instant in epoch milliseconds, before the year 10000. */
  Optional<Instant> instant(String name) {
    return number(name)
        .map(
            millis -> {
              if (millis < 0 || millis > LATEST) {
                throw ApiRefusal.badParameter(name + " must be epoch milliseconds up to " + LATEST);
              }
              return Instant.ofEpochMilli(millis);
            });
  }

  boolean flag(String name) {
    return body.path(name).asBoolean(false);
  }

  /**
   * @param make throws IllegalArgumentException for a text that is no such value
   */
  <T> Optional<T> value(String name, Function<String, T> make) {
    return text(name).map(text -> made(name, text, make));
  }

  <T> T required(String name, Function<String, T> make) {
    return value(name, make).orElseThrow(() -> ApiRefusal.badParameter(name + " is missing"));
  }

  <T> List<T> values(String name, Function<String, T> make) {
    List<T> values = new ArrayList<>();
    body.path(name).forEach(node -> values.add(made(name, node.asText(), make)));
    return List.copyOf(values);
  }

  private static <T> T made(String name, String text, Function<String, T> make) {
    try {
      return make.apply(text);
    } catch (IllegalArgumentException bad) {
      throw new ApiRefusal(400, ErrorCode.BAD_PARAMETER, name + ": " + bad.getMessage());
    }
  }
}
