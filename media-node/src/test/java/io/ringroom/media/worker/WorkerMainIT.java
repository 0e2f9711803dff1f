package io.ringroom.media.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.device.AudioFormat;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The worker process by itself, spoken to as its parent speaks to it. */
@Timeout(30)
class WorkerMainIT {
  private Process process;
  private BufferedWriter commands;
  private BufferedReader reports;

  @BeforeEach
  void start_a_worker() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerMain.class.getName(),
            "capture");
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    commands =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    reports =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @AfterEach
  void end_it() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(5, TimeUnit.SECONDS);
  }

  @Test
  void it_says_first_that_it_is_ready_and_as_which_process() throws IOException {
    FromWorker.Ready ready = next(FromWorker.Ready.class);

    assertThat(ready.protocol()).isEqualTo(FromWorker.PROTOCOL);
    assertThat(ready.pid()).isEqualTo(process.pid());
    assertThat(ready.gstreamer()).startsWith("GStreamer 1.");
  }

  @Test
  void it_ends_when_its_parent_is_gone() throws Exception {
    next(FromWorker.Ready.class);
    send(start("room"));
    next(FromWorker.Started.class);

    commands.close();

    assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
    assertThat(WorkerExit.of(process.exitValue())).contains(WorkerExit.QUIT);
  }

  @Test
  void it_ends_when_told_to() throws Exception {
    next(FromWorker.Ready.class);

    send(new ToWorker.Quit());

    assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(WorkerExit.QUIT.code());
  }

  @Test
  void a_bad_line_is_refused_and_harms_nothing() throws IOException {
    line("{\"type\":\"dance\"}");
    line("\u0000\uffff[[[[[[[[[[[[[[[[[[[[");

    assertThat(next(FromWorker.Failed.class).who()).isEqualTo(FromWorker.Who.REQUEST);
    assertThat(next(FromWorker.Failed.class).who()).isEqualTo(FromWorker.Who.REQUEST);
    send(new ToWorker.Ping(5));
    assertThat(next(FromWorker.Pong.class).number()).isEqualTo(5);
  }

  @Test
  void a_running_capture_can_be_looked_into_and_what_does_not_run_can_be_stopped()
      throws IOException {
    send(start("room"));
    send(new ToWorker.Dump("room"));
    send(new ToWorker.Dump("nowhere"));
    send(new ToWorker.Stop("nowhere"));

    assertThat(next(FromWorker.Dot.class).text())
        .contains("digraph", "GstOpusEnc", "room-microphone");
    assertThat(next(FromWorker.Dot.class).text()).isEmpty();
    assertThat(next(FromWorker.Stopped.class).id()).isEqualTo("nowhere");
  }

  private static ToWorker.Start start(String id) {
    return new ToWorker.Start(
        id,
        null,
        new ToWorker.Audio("test", new AudioFormat(16_000), List.of(9), 100, false),
        null);
  }

  private void send(ToWorker command) throws IOException {
    line(WorkerLines.write(command));
  }

  private void line(String text) throws IOException {
    commands.write(text);
    commands.newLine();
    commands.flush();
  }

  /** The next report of a kind; others are passed over. */
  private <T extends FromWorker> T next(Class<T> kind) throws IOException {
    for (String line = reports.readLine(); line != null; line = reports.readLine()) {
      FromWorker report = WorkerLines.readReport(line);
      if (kind.isInstance(report)) {
        return kind.cast(report);
      }
    }
    throw new AssertionError("the worker ended before it said " + kind.getSimpleName());
  }
}
