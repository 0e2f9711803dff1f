package io.ringroom.golden;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One kind of words and the folder of its goldens.
 *
 * @param folder below {@code src/test/resources}
 * @param root a sealed interface whose types have names, or a single record
 * @param examples at least one of each type
 */
record Family<T>(String folder, Class<T> root, ObjectMapper mapper, List<T> examples) {

  /** Each type's name on the wire; a single record goes by its own. */
  Map<String, Class<?>> types() {
    JsonSubTypes names = root.getAnnotation(JsonSubTypes.class);
    if (names == null) {
      return Map.of(root.getSimpleName(), root);
    }
    return Arrays.stream(names.value())
        .collect(
            Collectors.toMap(
                JsonSubTypes.Type::name,
                JsonSubTypes.Type::value,
                (one, other) -> {
                  throw new IllegalStateException("two types of one name");
                },
                TreeMap::new));
  }

  /** The permitted types that have no name, and could therefore neither be stored nor sent. */
  List<Class<?>> nameless() {
    Class<?>[] permitted = root.getPermittedSubclasses();
    return permitted == null
        ? List.of()
        : Arrays.stream(permitted)
            .filter(type -> type.isRecord() && !types().containsValue(type))
            .filter(type -> root.isAssignableFrom(type))
            .<Class<?>>map(Function.identity())
            .toList();
  }

  List<T> examplesOf(Class<?> type) {
    return examples.stream().filter(type::isInstance).toList();
  }

  @Override
  public String toString() {
    return folder;
  }
}
