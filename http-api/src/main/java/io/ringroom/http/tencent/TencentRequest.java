package io.ringroom.http.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.api.ApiRefusal;
import io.ringroom.id.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The body of a request of an administrator. What is not read is ignored, as it is there.
 *
 * @param body an object, or one within it
 */
record TencentRequest(TenantId tenant, JsonNode body) {
  private static final int MOST_VALUES = 1000;

  /** The end of the year 9999 in seconds. */
  private static final long LATEST = 253_402_300_799L;

  TencentRequest inside(String name) {
    return new TencentRequest(tenant, body.path(name));
  }

  Optional<String> text(String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw ApiRefusal.badParameter(name + " must be a text");
    }
    return Optional.of(value.textValue());
  }

  <T> Optional<T> value(String name, Function<String, T> make) {
    return text(name).filter(text -> !text.isEmpty()).map(text -> made(name, text, make));
  }

  <T> T required(String name, Function<String, T> make) {
    return value(name, make).orElseThrow(() -> ApiRefusal.badParameter(name + " is missing"));
  }

  <T> List<T> values(String name, Function<String, T> make) {
    JsonNode list = body.path(name);
    if (!list.isArray() || list.size() > MOST_VALUES) {
      throw ApiRefusal.badParameter(name + " must be a list of texts");
    }
    List<T> values = new ArrayList<>();
    for (JsonNode one : list) {
      values.add(made(name, one.asText(), make));
    }
    return values;
  }

  long number(String name, long least, long most, long usual) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      throw ApiRefusal.badParameter("%s must be %d to %d".formatted(name, least, most));
    }
    return value.longValue();
  }

  /** An instant in epoch seconds. */
  Optional<Instant> instant(String name) {
    long seconds = number(name, 0, LATEST, -1);
    return seconds < 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
  }

  private static <T> T made(String name, String text, Function<String, T> make) {
    try {
      return make.apply(text);
    } catch (IllegalArgumentException bad) {
      throw ApiRefusal.badParameter(name + ": " + bad.getMessage());
    }
  }
}
