package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.id.TenantId;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may speak, what he missed while he was away, and what becomes of nonsense. */
class SessionsIT {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  private final String user = "user" + COUNT.incrementAndGet();

  @BeforeAll
  static void startPlatform() throws Exception {
    platform = new RunningPlatform();
  }

  @AfterAll
  static void stopPlatform() throws Exception {
    platform.close();
  }

  @Test
  void nothing_but_a_login_is_heard_before_the_login() throws Exception {
    TestClient stranger = new TestClient(platform, user, "tab");

    assertThat(stranger.refused("listUsers", "{}")).isEqualTo(70003);
  }

  @Test
  @Tag("row-38")
  void a_login_needs_a_signature_of_this_user_this_tenant_and_this_time() throws Exception {
    Instant now = Instant.now();
    String good = platform.userSig(user, RunningPlatform.TENANT, now);

    assertThat(login(1400000000, user, "eJwrong")).isEqualTo(70101);
    assertThat(login(1400000000, user, good.replace('e', 'f'))).isEqualTo(70101);
    assertThat(login(1400000000, "somebody-else", good)).isEqualTo(70104);
    assertThat(login(1400000001, user, good)).isEqualTo(70103);
    assertThat(login(1400000000, user, expired(now))).isEqualTo(70102);
    assertThat(login(1400000000, "no space", good)).isEqualTo(70002);
    assertThat(login(-1, user, good)).isEqualTo(70002);
  }

  private String expired(Instant now) {
    return platform.userSig(user, RunningPlatform.TENANT, now.minus(Duration.ofHours(2)));
  }

  private int login(long tenant, String userId, String sig) throws Exception {
    TestClient client = new TestClient(platform, userId, "tab");
    return client.refused(
        "login",
        "{\"sdkAppID\":%d,\"userID\":\"%s\",\"userSig\":\"%s\",\"deviceId\":\"tab\"}"
            .formatted(tenant, userId, sig));
  }

  @Test
  void silence_instead_of_a_login_closes_the_socket() throws Exception {
    assertThat(new TestClient(platform, user, "tab").wire().awaitClose()).isEqualTo(4003);
  }

  @Test
  void a_page_of_a_foreign_origin_gets_no_socket() {
    assertThatThrownBy(
            () ->
                platform
                    .http()
                    .newWebSocketBuilder()
                    .header("Origin", "http://evil.example")
                    .buildAsync(platform.socket("/ws?v=1"), new WebSocket.Listener() {})
                    .join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
  }

  @Test
  @Tag("row-72")
  void a_client_that_resumes_gets_each_event_it_missed_once_and_in_order() throws Exception {
    TestClient bob = new TestClient(platform, user, "tab");
    JsonNode login = bob.login();
    TestClient ann = TestClient.loggedIn(platform, "ann-of-" + user, "tab");
    String call = ann.call("\"" + user + "\"");
    JsonNode received = bob.event("onCallReceived");
    bob.ok("accept", "{\"callId\":\"%s\"}".formatted(call));
    long seen = received.get("seq").longValue();

    bob.wire().cut();
    ann.event("onUserConnectionState");
    ann.ok("closeMicrophone", "{}");
    ann.ok("closeCamera", "{}");
    JsonNode again = bob.resume(login, seen, "\"" + call + "\"");

    assertThat(again.get("resumed").booleanValue()).isTrue();
    assertThat(again.get("joinType").intValue()).isEqualTo(1);
    assertThat(again.at("/sync/call/callId").textValue()).isEqualTo(call);
    ann.event("onUserConnectionState");
    ann.ok("hangup", "{}");
    bob.event("onCallEnd");
    List<String> events = names(bob);
    assertThat(events)
        .containsSubsequence(
            "onCallBegin",
            "onUserJoin",
            "onUserAudioAvailable",
            "onUserVideoAvailable",
            "onUserAudioAvailable",
            "onUserVideoAvailable",
            "onUserLeave");
    assertThat(numbers(bob)).isSorted().doesNotHaveDuplicates().allMatch(seq -> seq > seen);
  }

  private static List<String> names(TestClient client) {
    return client.wire().rest().stream().map(m -> m.path("ev").asText()).toList();
  }

  private static List<Long> numbers(TestClient client) {
    List<Long> numbers = new ArrayList<>();
    for (JsonNode message : client.wire().rest()) {
      if (message.path("seq").isIntegralNumber()) {
        numbers.add(message.get("seq").longValue());
      }
    }
    return numbers;
  }

  @Test
  void resume_is_also_a_command_of_its_own() throws Exception {
    TestClient bob = new TestClient(platform, user, "tab");
    JsonNode login = bob.login();
    bob.wire().cut();

    JsonNode again = bob.resumeByCommand(login, login.get("seq").longValue());

    assertThat(again.get("resumed").booleanValue()).isTrue();
    assertThat(again.get("sessionId")).isEqualTo(login.get("sessionId"));
  }

  @Test
  @Tag("row-73")
  void a_client_that_comes_back_too_late_learns_how_its_call_ended() throws Exception {
    TestClient bob = new TestClient(platform, user, "tab");
    JsonNode login = bob.login();
    TestClient ann = TestClient.loggedIn(platform, "ann-of-" + user, "tab");
    String call = ann.call("\"" + user + "\"");
    bob.event("onCallReceived");
    bob.wire().cut();
    ann.ok("hangup", "{}");
    ann.event("onCallNotConnected");

    JsonNode again = bob.resume(login, 1, "\"" + call + "\"");

    assertThat(again.get("resumed").booleanValue()).isFalse();
    assertThat(again.at("/sync/call").isNull()).isTrue();
    assertThat(again.at("/sync/ended/0/reason").intValue()).isEqualTo(6);
  }

  @Test
  void a_newer_socket_of_a_device_takes_the_place_of_the_older() throws Exception {
    TestClient first = TestClient.loggedIn(platform, user, "tab");

    TestClient.loggedIn(platform, user, "tab");

    first.event("onKickedOffline");
    assertThat(first.wire().awaitClose()).isEqualTo(4001);
  }

  @Test
  void nonsense_is_answered_with_its_code_and_nobody_else_notices() throws Exception {
    TestClient good = TestClient.loggedIn(platform, user, "tab");
    TestClient bad = TestClient.loggedIn(platform, "bad-" + user, "tab");

    assertThat(answerTo(bad, "{\"v\":1,\"id\":")).isEqualTo(70004);
    assertThat(answerTo(bad, "[]")).isEqualTo(70004);
    assertThat(answerTo(bad, "{\"v\":1,\"id\":\"x\",\"cmd\":\"fly\"}")).isEqualTo(70001);
    assertThat(answerTo(bad, "{\"a\":".repeat(5000) + "1" + "}".repeat(5000))).isEqualTo(70004);
    assertThat(answerTo(bad, "{\"v\":" + "9".repeat(5000) + "}")).isEqualTo(70004);
    assertThat(answerTo(bad, "{\"v\":1,\"v\":1,\"id\":\"y\",\"cmd\":\"logout\"}")).isEqualTo(70004);
    assertThat(bad.refused("calls", "{\"userIDList\":\"ann\",\"mediaType\":2}")).isEqualTo(70002);
    assertThat(bad.refused("calls", "{\"userIDList\":[\"ann\"],\"mediaType\":3}")).isEqualTo(70002);
    assertThat(bad.refused("calls", "{\"userIDList\":[\"bad-" + user + "\"],\"mediaType\":2}"))
        .isEqualTo(70111);
    assertThat(bad.refused("calls", nine())).isEqualTo(70108);
    assertThat(bad.refused("accept", "{\"callId\":\"no-such-call\"}")).isIn(70105, 70006);
    bad.wire().send("x".repeat(70_000));
    assertThat(bad.wire().awaitClose()).isEqualTo(1009);

    assertThat(good.ok("listUsers", "{}").get("users").isArray()).isTrue();
  }

  private static String nine() {
    return "{\"mediaType\":1,\"userIDList\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\"]}";
  }

  private static int answerTo(TestClient client, String frame) throws Exception {
    client.wire().send(frame);
    return client.wire().await("an error", message -> message.has("code")).get("code").intValue();
  }

  @Test
  void a_client_that_sends_nothing_but_nonsense_is_put_out() throws Exception {
    TestClient bad = TestClient.loggedIn(platform, user, "tab");

    for (int i = 0; i < 20; i++) {
      bad.wire().send("nonsense");
    }

    assertThat(bad.wire().awaitClose()).isEqualTo(1008);
  }

  @Test
  void logging_out_leaves_the_call_and_closes_the_socket() throws Exception {
    TestClient bob = TestClient.loggedIn(platform, user, "tab");
    TestClient ann = TestClient.loggedIn(platform, "ann-of-" + user, "tab");
    ann.call("\"" + user + "\"");
    bob.event("onCallReceived");

    bob.ok("logout", "{}");

    assertThat(bob.wire().awaitClose()).isEqualTo(1000);
    assertThat(ann.event("onCallNotConnected").at("/p/reason").intValue()).isEqualTo(2);
  }

  @Test
  @Tag("row-41")
  void users_of_different_tenants_do_not_meet() throws Exception {
    assertThat(platform.userSig(user, new TenantId(7), Instant.now())).isNotEmpty();
    assertThat(login(7, user, platform.userSig(user, new TenantId(7), Instant.now())))
        .isIn(70101, 70103);
  }
}
