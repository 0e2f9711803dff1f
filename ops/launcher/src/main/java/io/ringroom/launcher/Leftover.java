package io.ringroom.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the processes a killed launcher left behind. */
final class Leftover {

  private Leftover() {}

  /**
   * The live process whose id stands in the first line of a file, if its command line shows that it
   * is the one meant: after a restart of the machine the same id may be anybody's.
   */
  static Optional<ProcessHandle> of(Path pidFile, String marker) {
    return pid(pidFile)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(process -> commandLine(process.pid()).contains(marker));
  }

  private static Optional<Long> pid(Path file) {
    try {
      return Files.readAllLines(file).stream().findFirst().map(line -> Long.valueOf(line.strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String commandLine(long pid) {
    try {
      byte[] words = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
      return new String(words, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }
}
