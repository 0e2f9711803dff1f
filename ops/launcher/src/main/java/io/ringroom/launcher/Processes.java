package io.ringroom.launcher;

import java.io.IOException;
import java.net.URI;
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

  /** Modules, by whose names the jars are found. */
  private static final String PLATFORM = "http-api";

  private static final String MEDIA_NODE = "media-node";

  private static final String DRAIN_WITHIN = "RINGROOM_MEDIA_DRAIN_WITHIN";

  /** An empty value takes a variable out of a process's environment. */
  private static final String NOT_FOR_IT = "";

  /** The platform process, which alone knows the tenant's key and the database. */
  ChildSpec platform(Map<String, String> database) {
    Map<String, String> environment = new HashMap<>(common());
    environment.putAll(database);
    environment.put("RINGROOM_SECRET_KEY", givenOrKept("RINGROOM_SECRET_KEY", "secret-key"));
    environment.putAll(webPush());
    environment.put(
        "RINGROOM_TOKEN_LOOPBACK_DEMO",
        System.getenv().getOrDefault("RINGROOM_TOKEN_LOOPBACK_DEMO", "true"));
    // The smallest collector: the platform's heap is small, and its start is what counts.
    return spec(
        "platform",
        PLATFORM,
        List.of("-Xmx512m", "-XX:+UseSerialGC"),
        settings.platformJavaOpts(),
        environment);
  }

  Readiness platformReadiness() {
    return Readiness.http(URI.create("http://127.0.0.1:" + settings.httpPort() + "/ready"));
  }

  /** The media node process. */
  ChildSpec mediaNode() {
    Map<String, String> environment = new HashMap<>(common());
    environment.put("RINGROOM_SECRET_KEY", NOT_FOR_IT);
    environment.put("RINGROOM_DB_PASSWORD", NOT_FOR_IT);
    environment.put(VapidKeys.PRIVATE, NOT_FOR_IT);
    environment.put("RINGROOM_PLATFORM_URL", "ws://127.0.0.1:" + settings.httpPort() + "/node/v1");
    // Everything stops at once: there is no other node that could take the rooms over.
    environment.put(DRAIN_WITHIN, System.getenv().getOrDefault(DRAIN_WITHIN, "0 s"));
    environment.put("RINGROOM_ROOM_ANSWER", settings.roomAnswer());
    environment.put("RINGROOM_ROOM_ALLOW", settings.roomAllow());
    return spec(
        "media-node", MEDIA_NODE, List.of("-Xmx384m"), settings.mediaJavaOpts(), environment);
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

  /** So that pages can be woken without anybody having configured anything. */
  private Map<String, String> webPush() {
    boolean given = !System.getenv().getOrDefault(VapidKeys.PUBLIC, "").isBlank();
    return given ? Map.of() : VapidKeys.keep(var.file("vapid-key")).environment();
  }

  private String givenOrKept(String variable, String file) {
    String given = System.getenv().getOrDefault(variable, "").strip();
    return given.isEmpty() ? Secrets.keep(var.file(file)) : given;
  }

  private ChildSpec spec(
      String name,
      String module,
      List<String> flags,
      List<String> more,
      Map<String, String> environment) {
    ClassArchive archive = archive(module);
    String marker = "-Dringroom.process=" + var.root() + "/" + name;
    return new ChildSpec(
        name,
        () -> {
          List<String> command = new ArrayList<>();
          command.add(Java.command());
          command.add(marker);
          command.addAll(JVM_FLAGS);
          command.addAll(flags);
          command.addAll(archive.flags());
          command.addAll(more);
          command.add("-jar");
          command.add(jar(module).toString());
          return command;
        },
        marker,
        environment,
        var.log(name),
        var.pidFile(name),
        "TERM");
  }

  /** What makes further starts of the platform and the media node quick, once they are ready. */
  List<ClassArchive> archives() {
    return List.of(archive(PLATFORM), archive(MEDIA_NODE));
  }

  private ClassArchive archive(String module) {
    try {
      return ClassArchive.of(jar(module));
    } catch (IOException e) {
      throw new StartFailure(jar(module) + " cannot be read: ops/bin/up builds it", e);
    }
  }

  private Path jar(String module) {
    return settings.home().resolve(module + "/" + module + ".jar");
  }
}
