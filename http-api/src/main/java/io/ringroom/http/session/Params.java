package io.ringroom.http.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of one command; every complaint names the parameter. */
record Params(ObjectNode p) {
  private static final ObjectNode NONE = JsonNodeFactory.instance.objectNode();

  /**
   * @throws BadParameter when absent, not a string, or longer than {@code most} characters
   */
  String text(String name, int most) {
    return optionalText(name, most).orElseThrow(() -> new BadParameter(name + " is missing"));
  }

  Optional<String> optionalText(String name, int most) {
    JsonNode value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().length() > most) {
      throw new BadParameter(name + " must be a string of at most " + most + " characters");
    }
    return Optional.of(value.textValue());
  }

  /**
   * @param form makes the value from its text, throwing IllegalArgumentException on a bad one
   */
  <T> T id(String name, Function<String, T> form) {
    return make(name, text(name, 128), form);
  }

  <T> Optional<T> optionalId(String name, Function<String, T> form) {
    return optionalText(name, 128).map(text -> make(name, text, form));
  }

  <T> List<T> ids(String name, int most, Function<String, T> form) {
    JsonNode value = present(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.size() > most) {
      throw new BadParameter(name + " must be a list of at most " + most);
    }
    List<T> ids = new ArrayList<>();
    for (JsonNode element : value) {
      if (!element.isTextual()) {
        throw new BadParameter(name + " must hold strings only");
      }
      ids.add(make(name, element.textValue(), form));
    }
    return ids;
  }

  long number(String name, long least, long most) {
    return optionalNumber(name, least, most)
        .orElseThrow(() -> new BadParameter(name + " is missing"));
  }

  Optional<Long> optionalNumber(String name, long least, long most) {
    JsonNode value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    boolean fits =
        value.isIntegralNumber()
            && value.canConvertToLong()
            && value.longValue() >= least
            && value.longValue() <= most;
    if (!fits) {
      throw new BadParameter(name + " must be a whole number from " + least + " to " + most);
    }
    return Optional.of(value.longValue());
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode value = present(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw new BadParameter(name + " must be true or false");
    }
    return value.booleanValue();
  }

  /** The parameters inside an object parameter; none when it is absent. */
  Params inside(String name) {
    JsonNode value = present(name);
    if (value == null) {
      return new Params(NONE);
    }
    if (value instanceof ObjectNode object) {
      return new Params(object);
    }
    throw new BadParameter(name + " must be an object");
  }

  /** Whether a parameter that may be given in several ways is given as an object. */
  boolean isObject(String name) {
    return present(name) instanceof ObjectNode;
  }

  boolean has(String name) {
    return present(name) != null;
  }

  /**
   * An object in the form of a record of the protocol.
   *
   * @throws BadParameter when absent, or not such an object
   */
  <T> T value(String name, Class<T> form) {
    JsonNode value = present(name);
    if (value == null || !value.isObject()) {
      throw new BadParameter(name + " must be an object");
    }
    try {
      return Json.mapper().treeToValue(value, form);
    } catch (JsonProcessingException e) {
      throw new BadParameter(name + ": " + e.getOriginalMessage());
    }
  }

  private @Nullable JsonNode present(String name) {
    JsonNode value = p.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static <T> T make(String name, String text, Function<String, T> form) {
    try {
      return form.apply(text);
    } catch (IllegalArgumentException bad) {
      throw new BadParameter(name + ": " + bad.getMessage());
    }
  }
}
