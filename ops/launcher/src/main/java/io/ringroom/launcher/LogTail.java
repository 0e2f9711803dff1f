package io.ringroom.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log, for a person who has to see why something failed. */
final class LogTail {

  private static final int LINES = 15;

  private LogTail() {}

  /** The last lines with the name of the file above them. */
  static String of(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
          .collect(Collectors.joining("\n    ", "The end of " + log + ":\n    ", ""));
    } catch (IOException e) {
      return "Its log " + log + " cannot be read: " + e;
    }
  }
}
