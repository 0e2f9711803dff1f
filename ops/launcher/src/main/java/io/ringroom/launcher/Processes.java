package io.ringroom.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the two Java processes are run, and what each of them may know. */
record Processes(LauncherSettings settings, VarDirectory var) {

  private static final List<String> JVM_FLAGS =
      List.of(
          // Two at least, or Akka starts a thread for every future.
          "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
          "-XX:+ExitOnOutOfMemoryError");

  /** An empty value takes a variable out of a process's environment. */
  private static final String NOT_FOR_IT = "";

  /** The platform process, which alone knows the tenant's key and the database. */
  ChildSpec platform(Map<String, String> database) {
    Map<String, String> environment = new HashMap<>(common());
    environment.putAll(database);
    environment.put("RINGROOM_SECRET_KEY", givenOrKept("RINGROOM_SECRET_KEY", "secret-key"));
    environment.put(
        "RINGROOM_TOKEN_LOOPBACK_DEMO",
        System.getenv().getOrDefault("RINGROOM_TOKEN_LOOPBACK_DEMO", "true"));
    return spec("platform", "http-api", "-Xmx512m", settings.platformJavaOpts(), environment);
  }

  Readiness platformReadiness() {
    return Readiness.http(URI.create("http://127.0.0.1:" + settings.httpPort() + "/ready"));
  }

  /** The media node process. */
  ChildSpec mediaNode() {
    Map<String, String> environment = new HashMap<>(common());
    environment.put("RINGROOM_SECRET_KEY", NOT_FOR_IT);
    environment.put("RINGROOM_DB_PASSWORD", NOT_FOR_IT);
    environment.put("RINGROOM_PLATFORM_URL", "ws://127.0.0.1:" + settings.httpPort() + "/node/v1");
    environment.put("RINGROOM_ROOM_ALLOW", settings.roomAllow());
    environment.put(
        "RINGROOM_ROOM_ANSWER", System.getenv().getOrDefault("RINGROOM_ROOM_ANSWER", "auto"));
    return spec("media-node", "media-node", "-Xmx384m", settings.mediaJavaOpts(), environment);
  }

  Readiness mediaNodeReadiness() {
    return Readiness.http(URI.create("http://127.0.0.1:" + settings.mediaHttpPort() + "/ready"));
  }

  private Map<String, String> common() {
    return Map.of(
        "RINGROOM_VAR", var.root().toString(),
        "RINGROOM_HTTP_PORT", String.valueOf(settings.httpPort()),
        "RINGROOM_RTP_PORT", String.valueOf(settings.rtpPort()),
        "RINGROOM_MEDIA_HTTP_PORT", String.valueOf(settings.mediaHttpPort()),
        "RINGROOM_NODE_ID", settings.nodeId(),
        "RINGROOM_NODE_KEY", givenOrKept("RINGROOM_NODE_KEY", "node-key"),
        // glibc otherwise keeps an arena per thread, tens of megabytes that nobody uses.
        "MALLOC_ARENA_MAX", "2");
  }

  private String givenOrKept(String variable, String file) {
    String given = System.getenv().getOrDefault(variable, "").strip();
    return given.isEmpty() ? Secrets.keep(var.file(file)) : given;
  }

  private ChildSpec spec(
      String name, String module, String heap, List<String> more, Map<String, String> environment) {
    Path jar = settings.home().resolve(module + "/target/" + module + ".jar");
    if (!Files.exists(jar)) {
      throw new StartFailure(jar + " is missing: ops/bin/up builds it");
    }
    String marker = "-Dringroom.process=" + var.root() + "/" + name;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(marker);
    command.addAll(JVM_FLAGS);
    command.add(heap);
    command.addAll(more);
    command.add("-jar");
    command.add(jar.toString());
    return new ChildSpec(
        name, command, marker, environment, var.log(name), var.pidFile(name), "TERM");
  }
}
