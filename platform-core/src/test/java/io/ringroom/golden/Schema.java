package io.ringroom.golden;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields and types of a family of records, as text that a person can read and compare. */
final class Schema {
  private final Set<Class<?>> nested = new LinkedHashSet<>();
  private final Set<Class<?>> described = new LinkedHashSet<>();

  static String of(Family<?> family) {
    Schema schema = new Schema();
    StringBuilder text = new StringBuilder();
    family
        .types()
        .forEach((name, type) -> text.append(name).append('\n').append(schema.fields(type)));
    return text.append(schema.parts()).toString();
  }

  /** What the types are made of, by name. */
  private String parts() {
    Set<String> parts = new TreeSet<>();
    while (!nested.isEmpty()) {
      Class<?> type = nested.iterator().next();
      nested.remove(type);
      if (described.add(type)) {
        parts.add(type.getSimpleName() + describe(type));
      }
    }
    return String.join("", parts);
  }

  private String describe(Class<?> type) {
    if (type.isEnum()) {
      return " = "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> wireName(type, (Enum<?>) constant))
              .collect(Collectors.joining(" | "))
          + "\n";
    }
    return valueOf(type) != null
        ? " = " + name(Objects.requireNonNull(valueOf(type)).getGenericReturnType()) + "\n"
        : "\n" + fields(type);
  }

  private static String wireName(Class<?> type, Enum<?> constant) {
    Method value = valueOf(type);
    try {
      JsonProperty named = type.getField(constant.name()).getAnnotation(JsonProperty.class);
      if (value != null) {
        return String.valueOf(value.invoke(constant));
      }
      return named == null ? constant.name() : named.value();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Method valueOf(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(JsonValue.class))
        .findFirst()
        .orElse(null);
  }

  private String fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(field -> "  " + wireName(field) + ": " + typeOf(field) + "\n")
        .collect(Collectors.joining());
  }

  private static String wireName(RecordComponent field) {
    JsonProperty renamed = field.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? field.getName() : renamed.value();
  }

  private String typeOf(RecordComponent field) {
    AnnotatedType type = field.getAnnotatedType();
    String optional = type.isAnnotationPresent(Nullable.class) ? "?" : "";
    return name(field.getGenericType()) + optional;
  }

  private String name(Type type) {
    if (type instanceof ParameterizedType several) {
      return Arrays.stream(several.getActualTypeArguments())
          .map(this::name)
          .collect(Collectors.joining(", ", raw(several) + "<", ">"));
    }
    Class<?> one = (Class<?>) type;
    if (one.isRecord() || one.isEnum()) {
      nested.add(one);
    }
    return one.getSimpleName();
  }

  private static String raw(ParameterizedType type) {
    return ((Class<?>) type.getRawType()).getSimpleName();
  }
}
