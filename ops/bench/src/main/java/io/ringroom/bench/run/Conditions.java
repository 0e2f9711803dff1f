package io.ringroom.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a figure is worth nothing without. */
final class Conditions {
  private Conditions() {}

  /** Machine and versions, one line. */
  static String machine() {
    return "%s, %d cores, Linux %s, Java %s"
        .formatted(
            cpu(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.version"),
            System.getProperty("java.version"));
  }

  /** Load average of the last minute: what others did meanwhile. */
  static String load() {
    return read("/proc/loadavg").split(" ")[0];
  }

  private static String cpu() {
    return read("/proc/cpuinfo")
        .lines()
        .filter(line -> line.startsWith("model name"))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 2))
        .orElse("unknown CPU");
  }

  private static String read(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      return "unknown";
    }
  }
}
