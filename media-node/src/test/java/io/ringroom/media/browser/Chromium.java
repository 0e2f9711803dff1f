package io.ringroom.media.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One headless Chromium with fake devices, driven over its DevTools protocol. */
public final class Chromium implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--use-fake-ui-for-media-stream",
          "--use-fake-device-for-media-stream",
          "--autoplay-policy=no-user-gesture-required",
          "--disable-background-timer-throttling",
          "--disable-renderer-backgrounding",
          "--disable-backgrounding-occluded-windows",
          "--allow-loopback-in-peer-connection",
          "--remote-debugging-port=0");

  private final Path profile;
  private final Process process;
  private final int port;
  private final String host;

  public Chromium() {
    this(List.of(), "127.0.0.1");
  }

  /**
   * @param prefix runs it elsewhere, as {@code ip netns exec} does
   * @param host where its DevTools are reached
   */
  public Chromium(List<String> prefix, String host) {
    this.host = host;
    try {
      profile = Files.createTempDirectory("chromium");
      process =
          new ProcessBuilder(
                  Stream.of(
                          prefix,
                          List.of("/usr/bin/chromium"),
                          FLAGS,
                          List.of("--user-data-dir=" + profile, "about:blank"))
                      .flatMap(List::stream)
                      .toList())
              .redirectErrorStream(true)
              .redirectOutput(profile.resolve("chromium.log").toFile())
              .start();
      port = Await.value("Chromium's DevTools port", START_LIMIT, this::devToolsPort);
    } catch (IOException e) {
      throw new UncheckedIOException("Chromium does not start (apt-get install chromium)", e);
    }
  }

  private java.util.Optional<Integer> devToolsPort() {
    try {
      Path file = profile.resolve("DevToolsActivePort");
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      return lines.size() < 2
          ? java.util.Optional.empty()
          : java.util.Optional.of(Integer.parseInt(lines.get(0)));
    } catch (IOException e) {
      return java.util.Optional.empty();
    }
  }

  /** A new tab with this page. */
  public Page open(URI page) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/json/new?" + page))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .timeout(Duration.ofSeconds(20))
              .build();
      String tab =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      Page opened = new Page(URI.create(Json.read(tab).path("webSocketDebuggerUrl").asText()));
      Await.that(
          () -> page + " is not loaded",
          START_LIMIT,
          () -> opened.run("typeof offer === 'function'").asBoolean());
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      children.forEach(ProcessHandle::destroyForcibly);
      try (Stream<Path> files = Files.walk(profile)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
