package io.ringroom.system.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which tests say that they show a row: JUnit tests by {@code @Tag("row-N")} above their method,
 * tests of the browser client by {@code [row N]} in their name. Read from the sources, because the
 * test classes of other modules are not on this one's class path.
 */
final class ShownBy {
  private static final List<String> SOURCES =
      List.of(
          "platform-core/src/test",
          "persistence/src/test",
          "http-api/src/test",
          "http-api/client/test",
          "media-node/src/test",
          "ops/bench/src/test",
          "ops/launcher/src/test",
          "ops/system-tests/src/test",
          "ops/browser-tests/test");

  /** A tag, or the name of the method it stands above. */
  private static final Pattern TAG_OR_TEST =
      Pattern.compile("@Tag\\(\"row-(\\d+)\"\\)|\\bvoid (\\w+)\\(");

  private static final Pattern JS_TEST =
      Pattern.compile("\\b(?:test|it)\\(\\s*['\"`]([^'\"`]*\\[row [^'\"`]*)['\"`]");

  private static final Pattern JS_ROW = Pattern.compile("\\[row (\\d+)]");

  private ShownBy() {}

  /** Row to the names of its tests, both sorted. */
  static Map<Integer, List<String>> rows(Path root) {
    Map<Integer, TreeSet<String>> rows = new TreeMap<>();
    for (Path file : sources(root)) {
      named(file)
          .forEach(
              (test, shown) ->
                  shown.forEach(row -> rows.computeIfAbsent(row, r -> new TreeSet<>()).add(test)));
    }
    Map<Integer, List<String>> sorted = new TreeMap<>();
    rows.forEach((row, tests) -> sorted.put(row, List.copyOf(tests)));
    return sorted;
  }

  private static List<Path> sources(Path root) {
    List<Path> files = new ArrayList<>();
    for (String folder : SOURCES) {
      if (Files.isDirectory(root.resolve(folder))) {
        try (Stream<Path> tree = Files.walk(root.resolve(folder))) {
          tree.filter(file -> file.toString().matches(".*\\.(java|js)")).forEach(files::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return files;
  }

  private static Map<String, List<Integer>> named(Path file) {
    String name = file.getFileName().toString();
    String text = read(file);
    return name.endsWith(".java")
        ? java(name.replace(".java", ""), text)
        : javascript(name.replace(".test.js", ""), text);
  }

  private static Map<String, List<Integer>> java(String type, String text) {
    Map<String, List<Integer>> tests = new TreeMap<>();
    List<Integer> rows = new ArrayList<>();
    for (MatchResult hit : TAG_OR_TEST.matcher(text).results().toList()) {
      if (hit.group(1) != null) {
        rows.add(Integer.valueOf(hit.group(1)));
      } else {
        tests.put(type + "." + hit.group(2), List.copyOf(rows));
        rows.clear();
      }
    }
    return tests;
  }

  private static Map<String, List<Integer>> javascript(String file, String text) {
    Map<String, List<Integer>> tests = new TreeMap<>();
    for (MatchResult test : JS_TEST.matcher(text).results().toList()) {
      String name = JS_ROW.matcher(test.group(1)).replaceAll("").strip();
      tests.put(file + ": " + name, numbers(test.group(1)));
    }
    return tests;
  }

  private static List<Integer> numbers(String text) {
    return JS_ROW.matcher(text).results().map(hit -> Integer.valueOf(hit.group(1))).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
