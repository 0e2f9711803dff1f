package io.ringroom.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.api.ApiParameter.In;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a request with what its operation declares. */
final class ApiCheck {
  private static final int MOST_VALUES = 1000;

  private ApiCheck() {}

  /**
   * @throws ApiRefusal naming the first parameter that is missing, unknown, or not of its form
   */
  static void check(ApiOperation operation, Map<String, String> texts, JsonNode body) {
    Set<String> known =
        operation.parameters().stream().map(ApiParameter::name).collect(Collectors.toSet());
    for (String name : texts.keySet()) {
      require(known.contains(name), name + " is no parameter here; there are " + known);
    }
    for (ApiParameter parameter : operation.parameters()) {
      if (parameter.in() == In.BODY) {
        checkBody(parameter, body.path(parameter.name()));
      } else {
        checkText(parameter, texts.get(parameter.name()));
      }
    }
  }

  private static void checkText(ApiParameter parameter, @Nullable String text) {
    require(text != null || !parameter.required(), parameter.name() + " is missing");
    require(
        text == null || Pattern.matches(parameter.form(), text),
        parameter.name() + " must be " + parameter.description());
  }

  private static void checkBody(ApiParameter parameter, JsonNode value) {
    boolean absent = value.isMissingNode() || value.isNull();
    require(!absent || !parameter.required(), parameter.name() + " is missing");
    boolean fits =
        switch (parameter.type()) {
          case STRING -> value.isTextual();
          case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
          case BOOLEAN -> value.isBoolean();
          case OBJECT -> value.isObject();
          case STRINGS -> texts(value);
        };
    require(absent || fits, parameter.name() + " must be " + parameter.description());
  }

  private static boolean texts(JsonNode value) {
    if (!value.isArray() || value.size() > MOST_VALUES) {
      return false;
    }
    for (JsonNode one : value) {
      if (!one.isTextual()) {
        return false;
      }
    }
    return true;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw ApiRefusal.badParameter(message);
    }
  }
}
