package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher as a process of its own, with stand-ins for the two it starts. */
final class LauncherProcess {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path var;
  private final Path output;
  private final Process process;
  private final Map<String, String> environment;

  private LauncherProcess(Path var, Path output, Process process, Map<String, String> environment) {
    this.var = var;
    this.output = output;
    this.process = process;
    this.environment = environment;
  }

  /** Ports nobody uses now, and the given directory for everything. */
  static Map<String, String> environment(Path root) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("RINGROOM_HOME", home(root).toString());
    environment.put("RINGROOM_VAR", root.resolve("var").toString());
    environment.put("RINGROOM_HTTP_PORT", String.valueOf(Ports.anyFreeTcp()));
    environment.put("RINGROOM_MEDIA_HTTP_PORT", String.valueOf(Ports.anyFreeTcp()));
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      environment.put("RINGROOM_RTP_PORT", String.valueOf(socket.getLocalPort()));
    }
    return environment;
  }

  static LauncherProcess start(Path root, Map<String, String> environment) throws IOException {
    Path output = Files.createTempFile(root, "launcher", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(
            Java.command(), "-cp", System.getProperty("java.class.path"), Main.class.getName());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new LauncherProcess(
        Path.of(String.valueOf(environment.get("RINGROOM_VAR"))),
        output,
        builder.start(),
        environment);
  }

  private static Path home(Path root) throws IOException {
    Path home = root.resolve("home");
    for (String module : new String[] {"http-api", "media-node"}) {
      StandInJar.make(home.resolve(module + "/" + module + ".jar"));
    }
    return home;
  }

  /** Waits until it has said so, or fails with all it said instead. */
  LauncherProcess awaitSaid(String words) {
    await().atMost(LIMIT).untilAsserted(() -> assertThat(said()).contains(words));
    return this;
  }

  String said() throws IOException {
    return Files.readString(output);
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** The process of the name that runs now. */
  ProcessHandle child(String name) throws IOException {
    long pid = Long.parseLong(Files.readString(var.resolve("run/" + name + ".pid")).strip());
    return ProcessHandle.of(pid).orElseThrow(() -> new AssertionError(name + " does not run"));
  }

  /** What a stand-in answers: the names of the variables it was given. */
  String answer(String portVariable) throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + environment.get(portVariable) + "/ready");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("has ended").isTrue();
    return process.exitValue();
  }
}
