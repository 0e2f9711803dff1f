package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringroom.http.json.Json;
import io.ringroom.http.outbound.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tenant's server says who may call whom, as a real server of HTTP. */
@Tag("row-31")
class PermissionIT {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String STRICT_KEY = "the-key-of-the-tenant-that-denies-in-doubt";
  private static final String YES = "{\"allow\":true}";
  private static final String NO = "{\"allow\":false}";

  private record Asked(String id, String timestamp, String signature, String body) {
    JsonNode json() throws IOException {
      return Json.parse(body);
    }
  }

  /** What the server says to a question: a status, and a body unless it is to keep silent. */
  private record Says(int status, String body, boolean silent) {
    static Says ok(String body) {
      return new Says(200, body, false);
    }
  }

  private static final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private static volatile Says says = Says.ok(YES);
  private static final CountDownLatch over = new CountDownLatch(1);
  private static final ExecutorService threads = Executors.newCachedThreadPool();

  @SuppressWarnings("NullAway.Init")
  private static HttpServer server;

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @SuppressWarnings("NullAway.Init")
  private TestClient ann;

  /** The command of {@link #calling}. */
  private String sent = "";

  private int users;

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/may", PermissionIT::answer);
    server.start();
    String mayCall =
        "may-call { url = \"http://127.0.0.1:%d/may\", secret = \"%s\", allow-private = true, "
                .formatted(server.getAddress().getPort(), SECRET)
            + "answer-within = 1s, otherwise = %s }";
    platform =
        new RunningPlatform(
            """
            ringroom.tenant.%s
            ringroom.tenants = [{ sdk-app-id = 1400000001, secret-key = "%s", %s }]
            """
                .formatted(mayCall.formatted("ALLOW"), STRICT_KEY, mayCall.formatted("DENY")));
  }

  @AfterAll
  static void stop() throws Exception {
    over.countDown();
    platform.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @BeforeEach
  void login() throws Exception {
    says = Says.ok(YES);
    ann = TestClient.loggedIn(platform, "ann", "tab");
  }

  @AfterEach
  void leave() throws Exception {
    ann.ok("logout", "{}");
    asked.clear();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(
          new Asked(
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-timestamp"),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      Says now = says;
      if (now.silent()) {
        over.await();
      }
      byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(now.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static Asked question() throws InterruptedException {
    Asked question = asked.poll(20, TimeUnit.SECONDS);
    assertThat(question).isNotNull();
    return question;
  }

  private TestClient calling(String... callees) throws Exception {
    TestClient first = TestClient.loggedIn(platform, callees[0], "tab");
    sent =
        ann.send(
            "calls",
            "{\"userIDList\":[\"%s\"],\"mediaType\":2,\"params\":{\"userData\":\"u\",\"chatGroupId\":\"g\"}}"
                .formatted(String.join("\",\"", callees)));
    return first;
  }

  @Test
  void who_may_call_is_asked_by_a_signed_request_and_then_rings() throws Exception {
    TestClient bob = calling("bob");
    bob.event("onCallReceived");

    Asked question = question();
    assertThat(question.body())
        .isEqualTo(
            "{\"sdkAppID\":1400000000,\"command\":\"calls\",\"caller\":\"ann\",\"callees\":[\"bob\"],"
                + "\"mediaType\":2,\"chatGroupId\":\"g\",\"userData\":\"u\"}");
    Instant at = Instant.ofEpochSecond(Long.parseLong(question.timestamp()));
    assertThat(question.signature())
        .isEqualTo(new WebhookSecret(SECRET).sign(question.id(), at, question.body()));
  }

  @Test
  void one_who_may_not_be_called_is_left_out_with_the_servers_own_code_and_words()
      throws Exception {
    says =
        Says.ok(
            "{\"allow\":true,\"refused\":[{\"userID\":\"cat\",\"code\":80007,\"reason\":\"asleep\"}]}");
    TestClient bob = TestClient.loggedIn(platform, "bob", "tab");
    TestClient cat = TestClient.loggedIn(platform, "cat", "tab");

    JsonNode reply = ann.ok("calls", "{\"userIDList\":[\"bob\",\"cat\"],\"mediaType\":1}");

    assertThat(reply.get("accepted").toString()).isEqualTo("[\"bob\"]");
    assertThat(reply.get("refused").toString())
        .isEqualTo("[{\"userID\":\"cat\",\"code\":80007,\"reason\":\"asleep\"}]");
    bob.event("onCallReceived");
    ann.ok("hangup", "{}");
    bob.event("onCallNotConnected");
    assertThat(cat.gotNo("onCallReceived")).isTrue();
  }

  @Test
  void who_may_call_nobody_of_them_makes_no_call() throws Exception {
    says = Says.ok(NO);
    TestClient bob = TestClient.loggedIn(platform, "bob", "tab");
    JsonNode reply = ann.reply("calls", "{\"userIDList\":[\"bob\"],\"mediaType\":1}");
    assertThat(reply.get("code").intValue()).isEqualTo(70110);
    assertThat(reply.get("retryable").booleanValue()).isFalse();

    says = Says.ok(YES);
    ann.ok("calls", "{\"userIDList\":[\"bob\"],\"mediaType\":2}");
    assertThat(bob.event("onCallReceived").get("p").get("mediaType").intValue()).isEqualTo(2);
  }

  @Test
  void an_invitation_into_a_running_call_is_asked_for_too() throws Exception {
    TestClient ian = calling("ian");
    String call = ian.event("onCallReceived").get("callId").textValue();
    ian.ok("accept", "{\"callId\":\"%s\"}".formatted(call));
    ann.event("onCallBegin");
    question();

    says = Says.ok("{\"allow\":true,\"refused\":[{\"userID\":\"dan\"}]}");
    JsonNode reply = ian.ok("inviteUser", "{\"userIDList\":[\"cat\",\"dan\",\"ian\"]}");
    assertThat(reply.get("accepted").toString()).isEqualTo("[\"cat\"]");
    assertThat(reply.get("refused").toString())
        .isEqualTo("[{\"userID\":\"dan\",\"code\":70110},{\"userID\":\"ian\",\"code\":70111}]");
    JsonNode question = question().json();
    assertThat(question.get("command").textValue()).isEqualTo("inviteUser");
    assertThat(question.get("caller").textValue()).isEqualTo("ian");
    assertThat(question.get("callId").textValue()).isEqualTo(call);

    says = Says.ok(NO);
    assertThat(ian.refused("inviteUser", "{\"userIDList\":[\"eve\"]}")).isEqualTo(70110);
  }

  @Test
  void while_the_server_keeps_silent_other_commands_go_on_and_then_the_default_holds()
      throws Exception {
    says = new Says(200, YES, true);
    long from = System.nanoTime();
    TestClient bob = calling("bob");
    question();
    ann.ok("queryBlockList", "{}");
    assertThat(bob.gotNo("onCallReceived")).isTrue();

    bob.event("onCallReceived");
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void a_command_sent_again_while_its_answer_is_awaited_asks_once_and_calls_once()
      throws Exception {
    says = new Says(200, YES, true);
    String p = "{\"userIDList\":[\"bob\"],\"mediaType\":1}";
    TestClient bob = TestClient.loggedIn(platform, "bob", "tab");
    ann.replyTo("again", "calls", p);
    JsonNode second = ann.replyTo("again", "calls", p);
    assertThat(second.get("ok").booleanValue()).isTrue();
    bob.event("onCallReceived");
    assertThat(bob.gotNo("onCallReceived")).isTrue();
    assertThat(asked).hasSize(1);
  }

  @Test
  void rubbish_and_errors_are_no_answer() throws Exception {
    for (Says senseless :
        new Says[] {
          Says.ok("<html>"),
          Says.ok("{\"allow\":" + " ".repeat(100_000) + "false}"),
          new Says(500, NO, false),
          new Says(302, NO, false)
        }) {
      says = senseless;
      TestClient bob = calling("bob" + ++users);
      bob.event("onCallReceived");
      ann.answer(sent);
      ann.ok("hangup", "{}");
    }
  }

  @Test
  @Tag("row-36")
  void a_robots_call_is_asked_for_and_a_tenant_that_denies_in_doubt_denies() throws Exception {
    TestClient bob = TestClient.loggedIn(platform, "bob", "tab");
    says = Says.ok("{\"allow\":true,\"refused\":[{\"userID\":\"cat\"}]}");
    HttpResponse<String> started = start(RunningPlatform.SECRET, "\"bob\",\"cat\"");
    assertThat(started.statusCode()).isEqualTo(201);
    JsonNode body = Json.parse(started.body());
    assertThat(body.get("accepted").toString()).isEqualTo("[\"bob\"]");
    assertThat(body.get("refused").toString()).isEqualTo("[{\"userID\":\"cat\",\"code\":70110}]");
    bob.event("onCallReceived");
    assertThat(question().json().get("command").textValue()).isEqualTo("startCall");

    for (Says doubt :
        new Says[] {new Says(200, YES, true), Says.ok("{}"), new Says(503, "", false)}) {
      says = doubt;
      HttpResponse<String> refused = start(STRICT_KEY, "\"bob\"");
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
      assertThat(Json.parse(refused.body()).get("code").intValue()).isEqualTo(70110);
    }
    says = Says.ok(YES);
    assertThat(start(STRICT_KEY, "\"bob\"").statusCode()).isEqualTo(201);
  }

  private static HttpResponse<String> start(String key, String callees) throws Exception {
    return platform
        .http()
        .send(
            HttpRequest.newBuilder(platform.uri("/v1/calls"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"callerId\":\"robot\",\"userIDList\":[%s]}".formatted(callees)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
