package io.ringroom.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process, our child or not. */
final class Stopping {

  /** What the kernel needs to end a killed process, with room for a machine under load. */
  private static final Duration KILLED = Duration.ofSeconds(5);

  private Stopping() {}

  /**
   * Asks a process to stop and waits; kills it, and what it started, when that takes too long.
   *
   * @param signal {@code TERM} or {@code INT}
   * @return whether it stopped by itself
   */
  static boolean stop(ProcessHandle process, String signal, Duration limit) {
    List<ProcessHandle> family = process.descendants().toList();
    send(process, signal);
    boolean stopped = hasEnded(process, limit);
    if (!stopped) {
      process.destroyForcibly();
      hasEnded(process, KILLED);
    }
    family.forEach(ProcessHandle::destroyForcibly);
    return stopped;
  }

  /** Java itself can send TERM and KILL only. */
  private static void send(ProcessHandle process, String signal) {
    if (signal.equals("TERM")) {
      process.destroy();
      return;
    }
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
          .start()
          .waitFor(1, TimeUnit.SECONDS);
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean hasEnded(ProcessHandle process, Duration limit) {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
