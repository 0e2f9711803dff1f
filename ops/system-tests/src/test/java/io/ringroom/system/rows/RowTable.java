package io.ringroom.system.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ops/docs/ROWS.md}: the features promised, each with the tests named for it. */
record RowTable(List<String> lines) {
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| ([^|]+) \\|([^|]*)\\|");
  private static final Pattern TEST = Pattern.compile("`([^`]+)`");

  static RowTable read(Path file) throws IOException {
    return new RowTable(Files.readAllLines(file));
  }

  Map<Integer, List<String>> tests() {
    Map<Integer, List<String>> tests = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        tests.put(
            Integer.valueOf(row.group(1)),
            TEST.matcher(row.group(3)).results().map(test -> test.group(1)).toList());
      }
    }
    return tests;
  }

  /** The same features, each with these tests. */
  RowTable with(Map<Integer, List<String>> tests) {
    List<String> written = new ArrayList<>();
    for (String line : lines) {
      Matcher row = ROW.matcher(line);
      written.add(
          row.matches()
              ? "| %s | %s | %s |"
                  .formatted(
                      row.group(1),
                      row.group(2),
                      cell(tests.getOrDefault(Integer.valueOf(row.group(1)), List.of())))
              : line);
    }
    return new RowTable(written);
  }

  private static String cell(List<String> tests) {
    return String.join("<br>", tests.stream().map(test -> "`" + test + "`").toList());
  }

  void write(Path file) throws IOException {
    Files.write(file, lines);
  }
}
