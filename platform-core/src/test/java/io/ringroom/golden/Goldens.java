package io.ringroom.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The tests of one family. A golden is never edited and never deleted: it is what somebody's
 * journal holds. Those that are missing are written by {@code -Dringroom.goldens=write}.
 */
final class Goldens<T> {
  private static final String HOW_TO_CHANGE =
      """
      What is stored or sent has changed. Old journals and older nodes still hold the old form, so
      - a new field must be @Nullable: add its line to schema.txt, and a further example with
        -Dringroom.goldens=write (it becomes the next <type>.<n>.json);
      - anything else is a new type beside the old one.
      No golden that exists may be edited.""";

  private static final boolean WRITE = "write".equals(System.getProperty("ringroom.goldens"));
  private final Family<T> family;
  private final Path folder;
  private final ObjectMapper pretty;

  Goldens(Family<T> family) {
    this.family = family;
    this.folder = Path.of("src/test/resources").resolve(family.folder());
    this.pretty = family.mapper().copy().enable(SerializationFeature.INDENT_OUTPUT);
  }

  Stream<DynamicTest> tests() {
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(DynamicTest.dynamicTest(family + " every type has a name", this::allNamed));
    tests.add(DynamicTest.dynamicTest(family + " schema.txt", this::schemaIsKept));
    family
        .types()
        .forEach(
            (name, type) ->
                tests.add(
                    DynamicTest.dynamicTest(family + " " + name, () -> typeIsKept(name, type))));
    return tests.stream();
  }

  private void allNamed() {
    assertThat(family.nameless()).as("types of %s without a name", family.root()).isEmpty();
  }

  private void schemaIsKept() throws IOException {
    Path file = folder.resolve("schema.txt");
    String is = Schema.of(family);
    if (WRITE && Files.notExists(file)) {
      write(file, is);
    }
    assertThat(file).as("run once with -Dringroom.goldens=write").exists();
    assertThat(is).as(HOW_TO_CHANGE).isEqualTo(Files.readString(file));
  }

  /** Every golden can be read, and each example is still written as the golden of its own. */
  private void typeIsKept(String name, Class<?> type) throws IOException {
    List<T> examples = family.examplesOf(type);
    assertThat(examples).as("an example of %s, in Examples", name).isNotEmpty();
    List<T> read = new ArrayList<>();
    for (Path golden : goldensOf(name)) {
      read.add(read(golden));
    }
    for (T example : examples) {
      if (!read.contains(example)) {
        missing(name, example, read.size() + 1);
        read.add(example);
      }
    }
    for (Path golden : goldensOf(name)) {
      T value = read(golden);
      if (examples.contains(value)) {
        assertThat(family.mapper().readTree(write(value)))
            .as("%s%n%s", golden, HOW_TO_CHANGE)
            .isEqualTo(family.mapper().readTree(Files.readString(golden)));
      }
    }
  }

  private void missing(String name, T example, int number) throws IOException {
    Path file = folder.resolve(number == 1 ? name + ".json" : name + "." + number + ".json");
    if (!WRITE || Files.exists(file)) {
      fail("no golden in %s reads as %s%n%s", folder, example, HOW_TO_CHANGE);
    }
    write(file, write(example) + "\n");
  }

  private List<Path> goldensOf(String name) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(name + "(\\.\\d+)?\\.json"))
          .sorted()
          .toList();
    }
  }

  private T read(Path golden) throws IOException {
    try {
      return family.mapper().readValue(Files.readString(golden), family.root());
    } catch (IOException unreadable) {
      throw new AssertionError(golden + " cannot be read any more.\n" + HOW_TO_CHANGE, unreadable);
    }
  }

  private String write(T value) throws IOException {
    return pretty.writerFor(family.root()).writeValueAsString(value);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
