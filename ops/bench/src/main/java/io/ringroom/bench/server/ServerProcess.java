package io.ringroom.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The measured process, its log in a file, ended with us. */
final class ServerProcess implements AutoCloseable {
  private static final long STOP_SECONDS = 5;

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ServerProcess start(List<String> command, Map<String, String> environment, Path log) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      ServerProcess started = new ServerProcess(builder.start(), log);
      Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.get(0), e);
    }
  }

  Usage usage() {
    return Usage.of(process.toHandle());
  }

  /** The first group of the pattern, as soon as the log has it. */
  String awaitLog(Pattern pattern) {
    return Waiting.until(
        "a line like " + pattern + " in " + log,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("the server ended, see " + log);
          }
          Matcher matcher = pattern.matcher(read());
          return matcher.find() ? matcher.group(matcher.groupCount()) : null;
        });
  }

  /** How many lines of the log hold this. */
  long logged(String words) {
    return read().lines().filter(line -> line.contains(words)).count();
  }

  private String read() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
