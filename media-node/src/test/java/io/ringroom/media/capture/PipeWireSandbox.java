package io.ringroom.media.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A sound and camera server of the test's own, in a directory of its own, with cameras and
 * microphones that are plugged in and out by starting and ending programs.
 */
final class PipeWireSandbox implements AutoCloseable {
  private final Path directory;
  private final List<Process> servers = new ArrayList<>();

  private PipeWireSandbox(Path directory) {
    this.directory = directory;
  }

  /** Empty, with the reason printed, where PipeWire cannot run. */
  static Optional<PipeWireSandbox> start() throws IOException {
    PipeWireSandbox sandbox = new PipeWireSandbox(Files.createTempDirectory("pipewire"));
    try {
      sandbox.serve(
          "bus",
          "dbus-daemon",
          "--session",
          "--nofork",
          "--nopidfile",
          "--address=" + sandbox.environment().get("DBUS_SESSION_BUS_ADDRESS"));
      sandbox.serve("pipewire-0", "pipewire");
      sandbox.serve("", "wireplumber");
      sandbox.serve("pulse/native", "pipewire-pulse");
      return Optional.of(sandbox);
    } catch (IOException | ConditionTimeoutException e) {
      System.out.println("skipped, PipeWire does not start here: " + e.getMessage());
      sandbox.close();
      return Optional.empty();
    }
  }

  /** What a program needs to find these servers and no others. */
  Map<String, String> environment() {
    return Map.of(
        "XDG_RUNTIME_DIR", directory.toString(),
        "PIPEWIRE_RUNTIME_DIR", directory.toString(),
        "PULSE_RUNTIME_PATH", directory.resolve("pulse").toString(),
        "DBUS_SESSION_BUS_ADDRESS", "unix:path=" + directory.resolve("bus"));
  }

  /** A camera that shows one colour for as long as the process runs. */
  Process plugInCamera(String name, String pattern) throws IOException {
    return run(
        "gst-launch-1.0",
        "-q",
        "videotestsrc",
        "is-live=true",
        "pattern=" + pattern,
        "!",
        "video/x-raw,format=I420,width=640,height=360,framerate=15/1",
        "!",
        "pipewiresink",
        "mode=provide",
        ("stream-properties=props,media.class=Video/Source,media.role=Camera,"
                + "node.name=%s,node.description=%s")
            .formatted(name, name));
  }

  /** A microphone that hears nothing and stays. */
  void plugInMicrophone(String name) throws IOException {
    run(
        "pw-cli",
        "create-node",
        "adapter",
        ("{ factory.name=support.null-audio-sink node.name=%s node.description=%s"
                + " media.class=Audio/Source/Virtual object.linger=1 audio.position=FL,FR }")
            .formatted(name, name));
  }

  /** A microphone that hears nothing, for as long as the process runs. */
  Process plugInBriefly(String microphone) throws IOException {
    return held(
        ("{ factory.name=support.null-audio-sink node.name=%s node.description=%s"
                + " media.class=Audio/Source/Virtual audio.position=FL,FR }")
            .formatted(microphone, microphone));
  }

  /** A loudspeaker that nobody hears, for as long as the process runs. */
  Process plugInLoudspeaker(String name) throws IOException {
    return held(
        ("{ factory.name=support.null-audio-sink node.name=%s node.description=%s"
                + " media.class=Audio/Sink audio.position=FL,FR }")
            .formatted(name, name));
  }

  /** The microphone hears the loudspeaker, as in any room. */
  void hear(String loudspeaker, String microphone) throws IOException {
    Awaitility.await("the microphone hears the loudspeaker")
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                run("pw-link", loudspeaker + ":monitor_FL", microphone + ":input_FL").waitFor()
                    == 0);
  }

  /** A node that is gone with the program that made it. */
  private Process held(String properties) throws IOException {
    Process maker = run("pw-cli");
    maker.getOutputStream().write(("create-node adapter " + properties + "\n").getBytes(UTF_8));
    maker.getOutputStream().flush();
    return maker;
  }

  /** Makes every server hang, as a wedged driver would, or go on. */
  void freeze(boolean frozen) throws IOException {
    for (Process server : servers) {
      freeze(server, frozen);
    }
  }

  /** Makes one program hang, or go on. */
  void freeze(Process program, boolean frozen) throws IOException {
    run("kill", frozen ? "-STOP" : "-CONT", Long.toString(program.pid()));
  }

  @Override
  public void close() throws IOException {
    for (Process server : servers) {
      server.destroyForcibly();
    }
    for (Process server : servers) {
      try {
        server.waitFor(2, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void serve(String socket, String... words) throws IOException {
    Process server = run(words);
    servers.add(server);
    Awaitility.await(words[0] + " has made its socket")
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> server.isAlive() && Files.exists(directory.resolve(socket)));
  }

  private Process run(String... words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().putAll(environment());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
