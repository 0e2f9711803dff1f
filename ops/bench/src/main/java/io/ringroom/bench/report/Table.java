package io.ringroom.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of figures: printed as they come, kept as CSV, and at the end a table for the docs. */
public final class Table {
  private final Path file;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(Path file, String... columns) {
    this.file = file;
    this.columns = List.of(columns);
    write(String.join(",", columns) + "\n");
  }

  /** One cell for each column. */
  public void row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException("a row has " + columns.size() + " cells");
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell.toString());
    }
    rows.add(row);
    append(String.join(",", row) + "\n");
  }

  /** The last row, for a terminal. */
  public String last() {
    List<String> row = rows.get(rows.size() - 1);
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      pairs.add(columns.get(i) + "=" + row.get(i));
    }
    return String.join("  ", pairs);
  }

  /** As Markdown. */
  public String markdown() {
    return line(columns)
        + line(columns.stream().map(column -> "---").toList())
        + rows.stream().map(Table::line).collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private void write(String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String text) {
    try {
      Files.writeString(file, text, java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
