package io.ringroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.ringroom.http.auth.Tenants;
import io.ringroom.http.auth.UserSig;
import io.ringroom.http.json.Json;
import io.ringroom.http.route.ClientFiles;
import io.ringroom.http.route.ClientRoutes;
import io.ringroom.http.route.HealthRoutes;
import io.ringroom.http.route.Readiness;
import io.ringroom.http.route.TokenRoute;
import io.ringroom.id.UserId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The front door over plain HTTP, on a real port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class HttpServerIT {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final CompletableFuture<Readiness> NEVER = new CompletableFuture<>();

  private final AtomicReference<CompletionStage<Readiness>> readiness =
      new AtomicReference<>(NEVER);
  private ActorSystem<Void> system;
  private Tenants tenants;
  private int port;

  @BeforeAll
  void start(@TempDir Path client) throws Exception {
    Files.createDirectories(client.resolve("demo"));
    Files.createDirectories(client.resolve("sdk"));
    Files.writeString(client.resolve("demo/index.html"), "<!doctype html><title>Ringroom</title>");
    Files.writeString(client.resolve("sdk/index.js"), "export {}");
    Config config =
        ConfigFactory.parseString(
                "ringroom { tenant.secret-key = "
                    + KEY
                    + ", http { port = 0, token { loopback-demo = true, burst = 60 } } }")
            .withFallback(ConfigFactory.defaultReference());
    HttpSettings settings = HttpSettings.from(config.getConfig("ringroom.http"));
    tenants = Tenants.from(config.getConfig("ringroom"));
    system = ActorSystem.create(Behaviors.empty(), "http", config);
    Route routes =
        Directives.concat(
            HealthRoutes.create(readiness::get),
            TokenRoute.create(settings.token(), tenants, InstantSource.system()),
            ClientRoutes.create(ClientFiles.from(client)),
            Directives.path(
                "fault",
                () -> {
                  throw new IllegalStateException("asked to");
                }));
    port = bind(settings, routes).localAddress().getPort();
  }

  private ServerBinding bind(HttpSettings settings, Route routes) throws Exception {
    return HttpServer.bind(system, settings, routes)
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  @AfterAll
  void stop() throws Exception {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private String get(String path, String... headers) throws Exception {
    return ask("GET " + path, "", headers);
  }

  private String ask(String request, String body, String... headers) throws Exception {
    String head = request + " HTTP/1.1\nHost: localhost:" + port;
    return RawHttp.exchange(port, head + "\n" + String.join("\n", headers), body);
  }

  private String token(String body, String... headers) throws Exception {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Type: application/json";
    return ask("POST /v1/token", body, all);
  }

  @Test
  void live_asks_nothing() throws Exception {
    assertThat(get("/live")).startsWith("HTTP/1.1 200 ").endsWith("{\"live\":true}");
  }

  @Test
  void ready_names_each_condition() throws Exception {
    readiness.set(CompletableFuture.completedFuture(new Readiness(Map.of("database", true))));
    assertThat(get("/ready"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("{\"ready\":true,\"conditions\":{\"database\":true}}");
    readiness.set(CompletableFuture.completedFuture(new Readiness(Map.of("database", false))));
    assertThat(get("/ready"))
        .startsWith("HTTP/1.1 503 ")
        .endsWith("{\"ready\":false,\"conditions\":{\"database\":false}}");
  }

  @Test
  void ready_does_not_wait_for_ever() throws Exception {
    readiness.set(NEVER);
    assertThat(get("/ready")).startsWith("HTTP/1.1 503 ").contains("\"answered\":false");
    readiness.set(CompletableFuture.failedFuture(new IllegalStateException("no database")));
    assertThat(get("/ready")).startsWith("HTTP/1.1 503 ").contains("\"answered\":false");
  }

  @Test
  void the_tenants_server_gets_a_usersig_for_the_secret_key() throws Exception {
    String answer =
        token(
            "{\"sdkAppID\":1400000000,\"userID\":\"ann\",\"expire\":60}",
            "Authorization: Bearer " + KEY,
            "X-Forwarded-For: 192.0.2.1");
    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Cache-Control: no-store");
    JsonNode body = Json.parse(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    Instant now = Instant.now();
    assertThat(body.path("expiresAt").longValue())
        .isBetween(now.toEpochMilli() + 50_000, now.toEpochMilli() + 60_000);
    assertThat(
            UserSig.verify(
                tenants.first(),
                tenants.keysOf(tenants.first()),
                new UserId("ann"),
                body.path("userSig").textValue(),
                now))
        .isInstanceOf(UserSig.Valid.class);
  }

  @Test
  void the_demo_page_gets_one_from_this_machine_and_nobody_else_without_the_key() throws Exception {
    String ann = "{\"userID\":\"ann\"}";
    assertThat(token(ann, "Origin: http://localhost:" + port)).startsWith("HTTP/1.1 200 ");
    assertThat(token(ann, "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 401 ")
        .contains("\"name\":\"UNAUTHORIZED\"")
        .contains("Bearer");
    assertThat(token(ann, "X-Forwarded-For: 192.0.2.1")).startsWith("HTTP/1.1 401 ");
    assertThat(
            RawHttp.exchange(
                port,
                "POST /v1/token HTTP/1.1\nHost: evil.example\nContent-Type: application/json",
                ann))
        .startsWith("HTTP/1.1 401 ");
    assertThat(token(ann, "Origin: null", "Authorization: Bearer wrong"))
        .startsWith("HTTP/1.1 401 ");
  }

  @Test
  void a_bad_request_for_a_token_is_told_what_is_wrong() throws Exception {
    assertThat(token("{\"userID\":\"a b\"}"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"code\":70002", "user id", "hint");
    assertThat(
            ask("POST /v1/token", "userID=ann", "Content-Type: application/x-www-form-urlencoded"))
        .startsWith("HTTP/1.1 415 ")
        .contains("application/json");
    assertThat(token("{\"userID\":\"" + "a".repeat(5000) + "\"}"))
        .startsWith("HTTP/1.1 413 ")
        .contains("BAD_PARAMETER");
    assertThat(get("/v1/token")).startsWith("HTTP/1.1 405 ").contains("BAD_PARAMETER", "POST");
  }

  @Test
  void a_body_that_does_not_come_is_not_waited_for() throws Exception {
    String head =
        "POST /v1/token HTTP/1.1\nHost: a\nContent-Type: application/json\nContent-Length: 9";
    assertThat(RawHttp.exchange(port, head, "")).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void a_body_of_more_than_64_kib_is_refused_whatever_the_resource() throws Exception {
    assertThat(token("x".repeat(70_000))).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void the_page_and_the_sdk_are_served_with_types_and_without_rights_they_do_not_need()
      throws Exception {
    assertThat(get("/"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: text/html; charset=UTF-8", "<title>Ringroom</title>")
        .contains("Cache-Control: no-cache", "X-Content-Type-Options: nosniff")
        .contains("Referrer-Policy: no-referrer", "camera=(self), microphone=(self)")
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .contains("connect-src 'self' ws://localhost:" + port + " wss://localhost:" + port + ";")
        .doesNotContain("Server:");
    assertThat(get("/sdk/index.js"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: application/javascript; charset=UTF-8");
    assertThat(ask("HEAD /sdk/index.js", "")).startsWith("HTTP/1.1 200 ").doesNotContain("export");
  }

  @Test
  void a_file_the_browser_has_is_not_sent_again() throws Exception {
    Matcher etag = Pattern.compile("ETag: (\\S+)").matcher(get("/sdk/index.js"));
    assertThat(etag.find()).isTrue();
    assertThat(get("/sdk/index.js", "If-None-Match: " + etag.group(1)))
        .startsWith("HTTP/1.1 304 ")
        .doesNotContain("export");
    assertThat(get("/sdk/index.js", "If-None-Match: \"other\"")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void what_is_not_there_and_paths_that_lead_elsewhere_are_a_json_error() throws Exception {
    for (String path :
        new String[] {
          "/nothing",
          "/sdk/",
          "/sdk/../package.json",
          "/sdk/%2e%2e/package.json",
          "/demo",
          "/sdk/..%2fpackage.json",
          "//etc/passwd",
          "/sdk/%00"
        }) {
      assertThat(get(path)).as(path).startsWith("HTTP/1.1 404 ").contains("\"name\":\"NOT_FOUND\"");
    }
  }

  @Test
  void a_fault_of_a_route_is_an_internal_error_without_details() throws Exception {
    assertThat(get("/fault?usersig=secret"))
        .startsWith("HTTP/1.1 500 ")
        .contains("\"code\":70999")
        .doesNotContain("asked to", "secret");
  }

  @Test
  void a_port_in_use_is_told_with_the_key_that_changes_it() {
    Config http =
        ConfigFactory.parseString("port = " + port)
            .withFallback(ConfigFactory.defaultReference().getConfig("ringroom.http"));
    assertThatThrownBy(() -> bind(HttpSettings.from(http), Directives.reject()))
        .cause()
        .isInstanceOf(HttpServer.StartFailure.class)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("RINGROOM_HTTP_PORT");
  }
}
