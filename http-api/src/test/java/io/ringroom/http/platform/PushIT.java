package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringroom.http.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users who are away are woken, by a push service and a webhook that run here. */
class PushIT {
  private record Pushed(
      String path, String ttl, String topic, String urgency, String authorization, byte[] body) {}

  /** The pair of the example of RFC 8291: no secret. */
  private static final String VAPID_POINT =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

  private static final String VAPID_NUMBER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
  private static final String KEYS =
      "{\\\"p256dh\\\":\\\"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6"
          + "SRpkNtoIAiw4\\\",\\\"auth\\\":\\\"BTBZMqHH6r4Tts7J_aSIgg\\\"}";

  private static final BlockingQueue<Pushed> pushed = new LinkedBlockingQueue<>();

  @SuppressWarnings("NullAway.Init")
  private static HttpServer service;

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @BeforeAll
  static void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", PushIT::take);
    service.start();
    platform =
        new RunningPlatform(
            """
            ringroom.http.push {
              allow-private = true
              vapid { public-key = "%s", private-key = "%s" }
              webhook { url = "%s", secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }
            }
            """
                .formatted(VAPID_POINT, VAPID_NUMBER, address("/hook")));
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
    service.stop(0);
  }

  @Test
  @Tag("row-16")
  @Tag("row-17")
  void a_browser_that_is_away_is_woken_by_web_push_and_told_when_the_caller_gives_up()
      throws Exception {
    away(
        "bob-web",
        "webpush",
        "{\\\"endpoint\\\":\\\"" + address("/s/1") + "\\\",\\\"keys\\\":" + KEYS + "}");
    TestClient ann = TestClient.loggedIn(platform, "ann-web", "tab");
    String call = call(ann, "bob-web");

    Pushed ring = next();
    assertThat(ring.path()).isEqualTo("/s/1");
    assertThat(Integer.parseInt(ring.ttl())).isBetween(20, 30);
    assertThat(ring.urgency()).isEqualTo("high");
    assertThat(ring.authorization()).startsWith("vapid t=").endsWith("k=" + VAPID_POINT);
    assertThat(new String(ring.body(), StandardCharsets.ISO_8859_1)).doesNotContain(call);

    ann.ok("hangup", "{}");
    Pushed cancel = next();
    assertThat(cancel.topic()).isEqualTo(ring.topic());
  }

  @Test
  @Tag("row-16")
  @Tag("row-17")
  @Tag("row-18")
  void who_is_woken_by_the_webhook_finds_the_call_at_login_and_whoever_comes_late_finds_it_ended()
      throws Exception {
    away("bob-app", "apns", "device-token");
    TestClient ann = TestClient.loggedIn(platform, "ann-app", "tab");
    String call = call(ann, "bob-app");
    JsonNode ring = json(next());
    assertThat(ring.get("type").textValue()).isEqualTo("call");
    assertThat(ring.get("callId").textValue()).isEqualTo(call);
    assertThat(ring.get("inviter").textValue()).isEqualTo("ann-app");
    assertThat(ring.get("token").textValue()).isEqualTo("device-token");
    assertThat(ring.get("deadlineEpochMs").longValue())
        .isGreaterThan(ring.get("serverNowMs").longValue());

    TestClient bob = new TestClient(platform, "bob-app", "phone");
    JsonNode sync = bob.login().get("sync");
    assertThat(sync.get("call").get("callId").textValue()).isEqualTo(call);
    assertThat(sync.get("call").get("remainingMs").longValue()).isPositive();

    ann.ok("hangup", "{}");
    assertThat(json(next()).get("type").textValue()).isEqualTo("cancel");
    JsonNode late =
        new TestClient(platform, "bob-app", "phone")
            .resume(Json.object().put("sessionId", "none-1"), 0, "\"" + call + "\"")
            .get("sync");
    assertThat(late.get("call").isNull()).isTrue();
    assertThat(late.get("ended").get(0).get("callId").textValue()).isEqualTo(call);
  }

  @Test
  @Tag("row-16")
  void whoever_calls_says_what_the_push_shows_and_apps_of_the_tuikit_find_their_call()
      throws Exception {
    away("bob-words", "oem", "device-token");
    TestClient ann = TestClient.loggedIn(platform, "ann-words", "tab");
    String call =
        ann.ok(
                "calls",
                """
                {"userIDList":["bob-words"],"mediaType":2,"params":{"chatGroupId":"g-1","offlinePushInfo":
                  {"title":"Dr. Ann","desc":"Your appointment","iOSSound":"ring.caf","ignoreIOSBadge":true}}}
                """)
            .get("callId")
            .textValue();

    JsonNode ring = json(next());
    assertThat(ring.get("title").textValue()).isEqualTo("Dr. Ann");
    assertThat(ring.get("description").textValue()).isEqualTo("Your appointment");
    JsonNode entity = Json.parse(ring.get("ext").textValue()).get("entity");
    assertThat(entity.get("action").intValue()).isEqualTo(2);
    assertThat(entity.get("chatType").intValue()).isEqualTo(2);
    assertThat(entity.get("sender").textValue()).isEqualTo("ann-words");
    JsonNode content = Json.parse(entity.get("content").textValue());
    assertThat(content.get("callid").textValue()).isEqualTo(call);
    assertThat(content.get("data").get("cmd").textValue()).isEqualTo("videoCall");

    ann.ok("hangup", "{}");
    JsonNode missed = json(next());
    assertThat(missed.get("missed").booleanValue()).isTrue();
    assertThat(missed.get("title").textValue()).isEqualTo("Dr. Ann");
    assertThat(missed.get("description").textValue()).isEqualTo("Missed video call");
  }

  @Test
  @Tag("row-16")
  void
      whoever_is_invited_later_is_woken_in_the_inviters_words_and_a_call_that_shall_wake_nobody_does_not()
          throws Exception {
    away("eve-words", "oem", "device-token");
    TestClient bob = TestClient.loggedIn(platform, "bob-here", "phone");
    TestClient ann = TestClient.loggedIn(platform, "ann-silent", "tab");
    ann.ok(
        "calls",
        """
        {"userIDList":["bob-here","eve-words"],"mediaType":1,"params":{"offlinePushInfo":{"isDisablePush":true}}}
        """);
    ann.ok("hangup", "{}");

    ann.ok("calls", "{\"userIDList\":[\"bob-here\"],\"mediaType\":1}");
    bob.event("onCallReceived");
    ann.ok(
        "inviteUser",
        """
        {"userIDList":["eve-words"],"params":{"offlinePushInfo":{"title":"Join us"}}}
        """);

    JsonNode ring = json(next());
    assertThat(ring.get("title").textValue()).isEqualTo("Join us");
    assertThat(ring.get("description").textValue()).isEqualTo("Invites you to a voice call");
    ann.ok("hangup", "{}");
    next();
  }

  @Test
  @Tag("row-16")
  void the_caller_and_the_timeline_are_told_that_a_push_was_sent() throws Exception {
    away("bob-told", "oem", "device-token");
    TestClient ann = TestClient.loggedIn(platform, "ann-told", "tab");
    String call = call(ann, "bob-told");
    next();

    JsonNode told = ann.event("onUserUnreachable", call).get("p");
    assertThat(told.get("userID").textValue()).isEqualTo("bob-told");
    assertThat(told.get("pushSentAt").longValue())
        .isCloseTo(System.currentTimeMillis(), within(10_000L));
    assertThat(timeline(call)).contains("inviteeUnreachable").contains("pushSentAt");

    ann.ok("hangup", "{}");
    next();
  }

  @Test
  @Tag("row-16")
  void a_server_that_starts_a_call_says_what_the_push_shows() throws Exception {
    away("bob-robot", "oem", "device-token");

    HttpResponse<String> answer =
        asServer(
            HttpRequest.newBuilder(platform.uri("/v1/calls"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                        {"callerId":"robot","userIDList":["bob-robot"],"mediaType":1,"timeout":5,
                         "pushTitle":"The clinic","pushDescription":"It is your turn"}
                        """)));

    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode ring = json(next());
    assertThat(ring.get("title").textValue()).isEqualTo("The clinic");
    assertThat(ring.get("description").textValue()).isEqualTo("It is your turn");
    assertThat(json(next()).get("missed").booleanValue()).isTrue();
  }

  private static String timeline(String call) throws Exception {
    return asServer(HttpRequest.newBuilder(platform.uri("/v1/calls/" + call + "/timeline"))).body();
  }

  private static HttpResponse<String> asServer(HttpRequest.Builder request) throws Exception {
    return platform
        .http()
        .send(
            request.header("Authorization", "Bearer " + RunningPlatform.SECRET).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void what_a_push_shows_is_bounded() throws Exception {
    TestClient ann = TestClient.loggedIn(platform, "ann-long", "tab");

    ann.refused(
        "calls",
        "{\"userIDList\":[\"bob\"],\"mediaType\":1,\"params\":{\"offlinePushInfo\":{\"title\":\"%s\"}}}"
            .formatted("x".repeat(101)));
  }

  @Test
  void what_is_no_subscription_is_refused() throws Exception {
    TestClient bob = TestClient.loggedIn(platform, "bob-bad", "phone");

    bob.refused("registerPush", "{\"provider\":\"webpush\",\"token\":\"{}\"}");
    bob.refused("registerPush", "{\"provider\":\"Web Push\",\"token\":\"x\"}");
  }

  @Test
  void pages_are_given_the_key_to_subscribe_with() throws Exception {
    HttpResponse<String> answer =
        platform
            .http()
            .send(
                HttpRequest.newBuilder(platform.uri("/push/key")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.body()).isEqualTo(VAPID_POINT);
  }

  private static void away(String user, String provider, String token) throws Exception {
    TestClient client = TestClient.loggedIn(platform, user, "phone");
    client.ok("registerPush", "{\"provider\":\"%s\",\"token\":\"%s\"}".formatted(provider, token));
    client.ok("logout", "{}");
    client.wire().awaitClose();
  }

  private static String call(TestClient caller, String user) throws Exception {
    return caller
        .ok("calls", "{\"userIDList\":[\"%s\"],\"mediaType\":1}".formatted(user))
        .get("callId")
        .textValue();
  }

  private static Pushed next() throws InterruptedException {
    Pushed next = pushed.poll(10, TimeUnit.SECONDS);
    assertThat(next).as("a push within 10 s").isNotNull();
    return java.util.Objects.requireNonNull(next);
  }

  private static JsonNode json(Pushed push) throws Exception {
    return Json.parse(new String(push.body(), StandardCharsets.UTF_8));
  }

  private static URI address(String path) {
    return URI.create("http://127.0.0.1:" + service.getAddress().getPort() + path);
  }

  private static void take(HttpExchange exchange) throws IOException {
    pushed.add(
        new Pushed(
            exchange.getRequestURI().getPath(),
            header(exchange, "TTL"),
            header(exchange, "Topic"),
            header(exchange, "Urgency"),
            header(exchange, "Authorization"),
            exchange.getRequestBody().readAllBytes()));
    exchange.sendResponseHeaders(201, -1);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
