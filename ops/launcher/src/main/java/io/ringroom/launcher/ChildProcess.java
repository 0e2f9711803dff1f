package io.ringroom.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that runs, or did. */
final class ChildProcess {

  private final ChildSpec spec;
  private final Process process;

  private ChildProcess(ChildSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  /**
   * Starts it in a session of its own: a Ctrl-C at the terminal reaches the launcher alone, which
   * then stops its processes in the right order.
   */
  static ChildProcess start(ChildSpec spec) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("setsid");
    command.addAll(spec.command().get());
    ProcessBuilder builder = new ProcessBuilder(command);
    spec.environment()
        .forEach(
            (name, value) -> {
              if (value.isEmpty()) {
                builder.environment().remove(name);
              } else {
                builder.environment().put(name, value);
              }
            });
    builder.redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
    Process process = builder.start();
    Files.writeString(spec.pidFile(), process.pid() + "\n");
    return new ChildProcess(spec, process);
  }

  boolean hasEnded(Duration within) throws InterruptedException {
    return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * Asks it to stop and waits; kills it, and what it started, when that takes too long.
   *
   * @return whether it stopped by itself
   */
  boolean stop(Duration limit) {
    return Stopping.stop(process.toHandle(), spec.stopSignal(), limit);
  }
}
