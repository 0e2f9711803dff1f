package io.ringroom.media.process;

import io.ringroom.media.worker.FromWorker;
import io.ringroom.media.worker.ToWorker;
import io.ringroom.media.worker.WorkerExit;
import io.ringroom.media.worker.WorkerLines;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker process. Reports are handed over on a thread of their own. It cannot outlive this
 * process: it ends when its standard input does.
 */
final class WorkerProcess {
  /** What the worker says for people. */
  private static final Logger WORDS = LoggerFactory.getLogger("io.ringroom.media.worker");

  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  /** How long a worker may take to close its devices and end before it is killed. */
  private static final long END_MILLIS = 1_000;

  private final Process process;
  private final BufferedWriter commands;
  private final Listener listener;
  private volatile String lastError = "";

  private WorkerProcess(Process process, Listener listener) {
    this.process = process;
    this.listener = listener;
    this.commands =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /** Told on the process's reader thread. */
  interface Listener {
    void reported(WorkerProcess from, FromWorker report);

    /**
     * Always the last call, exactly once.
     *
     * @param how for the log: a {@link WorkerExit}, or the signal or code
     */
    void ended(WorkerProcess worker, boolean hopeless, String how);
  }

  static WorkerProcess spawn(WorkerCommand command, Listener listener) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.words());
    builder.environment().putAll(command.environment());
    WorkerProcess worker = new WorkerProcess(builder.start(), listener);
    worker.thread("reports", worker::readReports);
    worker.thread("words", worker::readWords);
    return worker;
  }

  long pid() {
    return process.pid();
  }

  /**
   * Never waits: a command is far smaller than the pipe, and a worker that does not read is killed
   * before a second one could fill it. A worker that has ended is not an error here.
   */
  void send(ToWorker command) {
    try {
      commands.write(WorkerLines.write(command));
      commands.newLine();
      commands.flush();
    } catch (IOException e) {
      LOG.debug("worker {} takes no commands any more: {}", pid(), e.toString());
    }
  }

  /** At once, whatever it is doing. */
  void kill() {
    process.destroyForcibly();
  }

  /** Ends it: politely first, then not. Returns when it is gone. */
  void end() {
    try {
      commands.close();
      if (!process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
        kill();
        process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      kill();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  private void readReports() {
    eachLine(
        process.getInputStream(),
        line -> {
          try {
            listener.reported(this, WorkerLines.readReport(line));
          } catch (IllegalArgumentException e) {
            LOG.warn("worker {} said something that is no report: {}", pid(), e.getMessage());
          }
        });
    // It says nothing any more: it has ended, or must.
    end();
    int code = process.isAlive() ? -1 : process.exitValue();
    boolean hopeless =
        WorkerExit.of(code).filter(exit -> exit == WorkerExit.GSTREAMER_MISSING).isPresent();
    String how =
        WorkerExit.of(code)
            .map(WorkerExit::name)
            .orElse(code > 128 ? "signal " + (code - 128) : "exit code " + code);
    listener.ended(this, hopeless, lastError.isEmpty() ? how : how + ": " + lastError);
  }

  private void readWords() {
    eachLine(
        process.getErrorStream(),
        line -> {
          if (line.startsWith("ERROR ")) {
            lastError = line.substring("ERROR ".length());
            WORDS.error("worker {}: {}", pid(), lastError);
          } else {
            WORDS.warn("worker {}: {}", pid(), line);
          }
        });
  }

  private void eachLine(InputStream stream, Consumer<String> reader) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.accept(line);
      }
    } catch (IOException e) {
      LOG.debug("worker {}: {}", pid(), e.toString());
    }
  }

  private void thread(String what, Runnable task) {
    Thread thread = new Thread(task, "worker-" + pid() + "-" + what);
    thread.setDaemon(true);
    thread.start();
  }
}
