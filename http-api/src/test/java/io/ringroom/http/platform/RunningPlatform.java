package io.ringroom.http.platform;

import static org.awaitility.Awaitility.await;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.ringroom.http.Main;
import io.ringroom.http.auth.SecretKey;
import io.ringroom.http.auth.UserSig;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One platform node and its database; the node can be stopped and started again on the same data.
 */
final class RunningPlatform implements AutoCloseable {
  static final TenantId TENANT = new TenantId(1400000000);
  static final String NODE_KEY = "the-key-of-the-media-nodes";
  static final String SECRET = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";

  private final HttpClient http = HttpClient.newHttpClient();
  private final EmbeddedPostgres database;
  private final int port;
  private final Config told;
  private @Nullable ActorSystem<?> system;
  private @Nullable Process process;

  RunningPlatform() throws IOException {
    this("");
  }

  /**
   * @param config what this platform is told beside the usual, in HOCON
   */
  RunningPlatform(String config) throws IOException {
    this.told = ConfigFactory.parseString(config);
    this.database = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
    this.port = freePort();
    start();
  }

  void start() {
    system = Main.start(config());
    await("the platform to be ready").atMost(Duration.ofSeconds(60)).until(this::ready);
  }

  /** Starts the node as a process of its own, which can be killed; in place of {@link #start}. */
  void startAsProcess(Path directory) throws IOException {
    Path settings = directory.resolve("platform.conf");
    Files.writeString(
        settings,
        "include classpath(\"application.conf\")\n"
            + own().root().render(ConfigRenderOptions.concise().setJson(false)));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Dconfig.file=" + settings,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("platform.log").toFile())
            .start();
    await("the platform process to be ready").atMost(Duration.ofSeconds(90)).until(this::ready);
  }

  /** Kills the process, as kill -9 does: it gets no chance to write, send or say anything. */
  void kill() throws Exception {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor();
      process = null;
    }
  }

  void stop() throws Exception {
    ActorSystem<?> running = system;
    if (running != null) {
      running.terminate();
      running.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
      system = null;
    }
  }

  HttpClient http() {
    return http;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  URI socket(String path) {
    return URI.create("ws://127.0.0.1:" + port + path);
  }

  int port() {
    return port;
  }

  /** The address of the database, to be opened as user and password postgres. */
  String databaseUrl() {
    return database.getJdbcUrl("postgres", "postgres");
  }

  String userSig(String user, TenantId tenant, Instant madeAt) {
    return UserSig.make(
        tenant, new SecretKey(SECRET), new UserId(user), Duration.ofHours(1), madeAt);
  }

  private boolean ready() {
    try {
      return http.send(
                  HttpRequest.newBuilder(uri("/ready")).timeout(Duration.ofSeconds(3)).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Config config() {
    return ConfigFactory.load(own().withFallback(ConfigFactory.defaultApplication()));
  }

  private Config own() {
    Config settings =
        ConfigFactory.parseString(
            """
            akka.coordinated-shutdown { exit-jvm = off, run-by-actor-system-terminate = off }
            ringroom {
              tenant { sdk-app-id = %s, secret-key = "%s" }
              db { url = "%s", user = postgres, password = postgres, connections = 4 }
              http { port = %d, node.key = "%s", session.login-within = 2s }
            }
            """
                .formatted(TENANT, SECRET, databaseUrl(), port, NODE_KEY));
    return told.withFallback(settings);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws Exception {
    stop();
    kill();
    database.close();
  }
}
