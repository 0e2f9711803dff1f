package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.domain.room.Rights;
import io.ringroom.http.auth.PrivateMapKey;
import io.ringroom.http.auth.RoomPermission;
import io.ringroom.http.auth.SecretKey;
import io.ringroom.http.auth.WebToken;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rooms that users join by themselves, and the tokens that let them, over real sockets. */
class RoomsIT {
  private static final TenantId TENANT = RunningPlatform.TENANT;
  private static final TenantId OTHER_TENANT = new TenantId(1400000001);
  private static final String KEY =
      "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";
  private static final String NEXT_KEY = "k".repeat(64);
  private static final String OTHER_TENANTS_KEY = "o".repeat(64);
  private static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  private final int number = COUNT.incrementAndGet();
  private final String ann = "ann" + number;
  private final String bob = "bob" + number;
  private final String room = "lesson-" + number;

  @BeforeAll
  static void startPlatform() throws Exception {
    platform =
        new RunningPlatform(
            """
            ringroom.tenant.other-secret-key = "%s"
            ringroom.tenants = [{ sdk-app-id = 1400000001, secret-key = "%s" }]
            ringroom.policy.tokens.warn-before = 30s
            ringroom.http.session.renew-within = 1s
            """
                .formatted(NEXT_KEY, OTHER_TENANTS_KEY));
  }

  @AfterAll
  static void stopPlatform() throws Exception {
    platform.close();
  }

  @Test
  void who_joins_sees_who_is_there_and_is_announced_to_them() throws Exception {
    TestClient first = loggedIn(ann);
    JsonNode joined = first.ok("joinRoom", join(ann, Rights.ALL.bits(), ""));
    assertThat(joined.get("joinType").intValue()).isZero();
    JsonNode state = first.event("onRoomStateChanged").get("p");
    assertThat(state.get("state").intValue()).isZero();
    assertThat(state.at("/extraInfo/join_type").intValue()).isZero();

    TestClient second = loggedIn(bob);
    JsonNode seen =
        second.ok("joinRoom", join(bob, Rights.ALL.bits(), ",\"userInfo\":{\"extraInfo\":\"B\"}"));

    assertThat(seen.at("/users/0/userID").textValue()).isEqualTo(ann);
    JsonNode announced = first.event("onUserJoined").get("p");
    assertThat(announced.get("userID").textValue()).isEqualTo(bob);
    assertThat(announced.get("extraInfo").textValue()).isEqualTo("B");
    assertThat(first.event("onUserPublishStream").at("/p/media").intValue()).isEqualTo(3);

    second.ok("unpublishStream", in(room, ",\"media\":2"));
    assertThat(first.event("onUserUnpublishStream").at("/p/media").intValue()).isEqualTo(2);
    second.ok("setUserVisibility", in(room, ",\"visible\":false"));
    assertThat(first.event("onUserLeave").at("/p/reason").intValue()).isEqualTo(2);
    assertThat(second.refused("publishStream", in(room, ",\"media\":1"))).isEqualTo(70121);
    second.ok("sendRoomMessage", in(room, ",\"message\":\"hello\""));
    assertThat(first.event("onRoomMessageReceived").at("/p/message").textValue())
        .isEqualTo("hello");
    second.ok("leaveRoom", in(room, ""));
    assertThat(second.refused("publishStream", in(room, ",\"media\":1"))).isEqualTo(70109);
  }

  @Test
  @Tag("row-61")
  @Tag("row-62")
  void who_is_in_a_room_divides_its_mixed_picture_and_a_moderator_has_it_recorded()
      throws Exception {
    TestClient moderator = loggedIn(ann);
    moderator.ok("joinRoom", in(room, ",\"token\":\"%s\"".formatted(moderatorToken())));
    TestClient other = loggedIn(bob);
    String speaker = in(room, ",\"layout\":{\"kind\":\"speaker\"}");
    assertThat(other.refused("setMixLayout", speaker)).isEqualTo(70109);
    other.ok("joinRoom", join(bob, 255, ""));
    moderator.event("onUserJoined");

    other.ok("setMixLayout", speaker);
    assertThat(other.refused("startRecording", in(room, ""))).isEqualTo(70216);
    moderator.ok("startRecording", in(room, ",\"form\":\"both\""));
    assertThat(other.event("onRecordingStateChanged").at("/p/isRecording").booleanValue()).isTrue();
    moderator.ok("stopRecording", in(room, ""));
    assertThat(other.event("onRecordingStateChanged").at("/p/isRecording").booleanValue())
        .isFalse();
  }

  @Test
  @Tag("row-72")
  void after_a_short_cut_whoever_joined_meanwhile_is_told_without_being_asked() throws Exception {
    TestClient first = new TestClient(platform, ann, "tab");
    JsonNode login = first.login();
    first.ok("joinRoom", join(ann, 255, ""));
    long seen = first.event("onRoomStateChanged").get("seq").longValue();
    TestClient second = loggedIn(bob);
    second.ok("joinRoom", join(bob, 255, ""));
    second.event("onUserPublishStream");

    first.wire().cut();
    assertThat(second.event("onUserConnectionState").at("/p/state").textValue())
        .isEqualTo("reconnecting");
    second.ok("unpublishStream", in(room, ",\"media\":1"));
    assertThat(first.resume(login, seen, "").get("resumed").booleanValue()).isTrue();

    assertThat(first.event("onUserJoined").at("/p/userID").textValue()).isEqualTo(bob);
    assertThat(first.event("onUserUnpublishStream").at("/p/media").intValue()).isEqualTo(1);
    assertThat(second.event("onUserConnectionState").at("/p/state").textValue())
        .isEqualTo("connected");
  }

  @Test
  @Tag("row-73")
  @Tag("row-77")
  void a_room_outlives_the_platform_and_who_comes_back_is_told_that_he_was_there_before()
      throws Exception {
    loggedIn(ann).ok("joinRoom", join(ann, 255, ""));
    loggedIn(bob).ok("joinRoom", join(bob, 255, ""));

    platform.stop();
    platform.start();
    TestClient again = loggedIn(ann);
    JsonNode joined = again.ok("joinRoom", join(ann, 255, ""));

    assertThat(joined.get("joinType").intValue()).isEqualTo(1);
    assertThat(joined.at("/users/0/userID").textValue()).isEqualTo(bob);
    JsonNode state = again.event("onRoomStateChanged").get("p");
    assertThat(state.at("/extraInfo/join_type").intValue()).isEqualTo(1);
    assertThat(state.at("/room/users/0/userID").textValue()).isEqualTo(bob);
  }

  @Test
  @Tag("row-43")
  void a_moderator_mutes_and_puts_out_by_a_right_of_his_token_and_the_server_by_rest()
      throws Exception {
    TestClient moderator = loggedIn(ann);
    moderator.ok("joinRoom", in(room, ",\"token\":\"%s\"".formatted(moderatorToken())));
    TestClient other = loggedIn(bob);
    other.ok("joinRoom", join(bob, 255, ""));

    assertThat(other.refused("kickUser", in(room, user(ann)))).isEqualTo(70121);
    moderator.ok("muteUser", in(room, user(bob) + ",\"media\":1"));
    JsonNode muted = other.event("onMutedByModerator").get("p");
    assertThat(muted.get("roomId").textValue()).isEqualTo(room);
    assertThat(muted.get("audio").booleanValue()).isTrue();
    assertThat(moderator.event("onUserUnpublishStream").at("/p/media").intValue()).isEqualTo(1);
    assertThat(rest("/users/" + bob + "/mute", "{\"video\":true}")).isEqualTo(200);
    assertThat(other.event("onMutedByModerator").at("/p/video").booleanValue()).isTrue();
    other.ok("publishStream", in(room, ",\"media\":1"));
    moderator.ok("kickUser", in(room, user(bob)));
    assertThat(putOut(other)).isEqualTo(room);
    assertThat(moderator.event("onUserLeave").at("/p/reason").intValue()).isEqualTo(3);
    assertThat(rest("/users/" + bob + "/kick", "{}")).isEqualTo(404);
    other.ok("joinRoom", join(bob, 255, ""));
    assertThat(rest("/users/" + bob + "/kick", "{}")).isEqualTo(200);
    assertThat(putOut(other)).isEqualTo(room);
  }

  private static String putOut(TestClient client) throws Exception {
    JsonNode told =
        client.wire().await("to be put out", message -> message.at("/p/state").asInt() == -1006);
    return told.at("/p/roomId").textValue();
  }

  private static String user(String user) {
    return ",\"userID\":\"%s\"".formatted(user);
  }

  private int rest(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(platform.uri("/v1/rooms/" + room + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return platform.http().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  @Tag("row-39")
  void a_room_token_is_of_one_user_one_room_and_one_tenant_and_says_what_he_may() throws Exception {
    TestClient client = loggedIn(ann);

    assertThat(client.refused("joinRoom", in(room, ""))).isEqualTo(70002);
    assertThat(client.refused("joinRoom", in(room, ",\"token\":\"eJwrong\""))).isEqualTo(70101);
    assertThat(client.refused("joinRoom", withToken(room, token(bob, room, 255)))).isEqualTo(70104);
    assertThat(client.refused("joinRoom", withToken(room, token(ann, "other", 255))))
        .isEqualTo(70122);
    assertThat(client.refused("joinRoom", withToken(room, tokenOfOtherTenant()))).isEqualTo(70103);
    assertThat(client.refused("joinRoom", withToken(room, token(ann, room, Rights.CREATE))))
        .isEqualTo(70121);
    JsonNode joined = client.ok("joinRoom", withToken(room, token(ann, room, 1 | 2 | 4)));
    assertThat(joined.get("audio").booleanValue()).isTrue();
    assertThat(joined.get("video").booleanValue()).isFalse();
    assertThat(client.refused("publishStream", in(room, ",\"media\":2"))).isEqualTo(70121);

    client.ok("updateToken", withToken(room, token(ann, room, 255)));
    client.ok("publishStream", in(room, ",\"media\":2"));
  }

  @Test
  void one_device_is_in_as_many_rooms_as_its_tenant_allows() throws Exception {
    TestClient client = loggedIn(ann);
    for (String name : List.of("a", "b", "c", "d")) {
      client.ok("joinRoom", withToken(room + name, token(ann, room + name, 255)));
    }
    assertThat(client.refused("joinRoom", join(ann, 255, ""))).isEqualTo(70123);
    client.ok("leaveRoom", in(room + "a", ""));
    client.ok("joinRoom", join(ann, 255, ""));
  }

  @Test
  @Tag("row-38")
  @Tag("row-41")
  void both_active_keys_of_a_tenant_log_in_and_a_web_token_does_too() throws Exception {
    Instant now = Instant.now();
    for (String key : List.of(KEY, NEXT_KEY)) {
      TestClient client = new TestClient(platform, ann, "tab");
      String sig = WebToken.login(TENANT, new SecretKey(key), new UserId(ann), hour(), now);
      client.ok("login", login(TENANT, sig));
    }
    TestClient client = new TestClient(platform, ann, "tab");
    String foreign =
        WebToken.login(TENANT, new SecretKey(OTHER_TENANTS_KEY), new UserId(ann), hour(), now);
    assertThat(client.refused("login", login(TENANT, foreign))).isEqualTo(70101);
  }

  @Test
  @Tag("row-40")
  void a_login_that_ends_is_warned_of_renewed_without_leaving_and_closed_if_it_is_not()
      throws Exception {
    TestClient client = new TestClient(platform, ann, "tab");
    client.ok("login", login(TENANT, lasting(Duration.ofSeconds(2))));
    client.event("onTokenWillExpire");
    client.ok("joinRoom", join(ann, 255, ""));
    TestClient other = loggedIn(bob);
    other.ok("joinRoom", join(bob, 255, ""));

    client.ok("updateToken", "{\"userSig\":\"" + lasting(Duration.ofSeconds(4)) + "\"}");
    assertThat(client.refused("updateToken", "{\"userSig\":\"nonsense\"}")).isEqualTo(70101);
    client.event("onUserSigExpired");

    assertThat(client.wire().awaitClose()).isEqualTo(4004);
    assertThat(other.event("onUserLeave").at("/p/reason").intValue()).isZero();
  }

  @Test
  @Tag("row-41")
  void rooms_of_the_same_name_in_two_tenants_never_meet() throws Exception {
    loggedIn(ann).ok("joinRoom", join(ann, 255, ""));
    TestClient stranger = new TestClient(platform, ann, "tab");
    SecretKey key = new SecretKey(OTHER_TENANTS_KEY);
    stranger.ok(
        "login",
        login(
            OTHER_TENANT,
            WebToken.login(OTHER_TENANT, key, new UserId(ann), hour(), Instant.now())));
    String token =
        WebToken.room(
            OTHER_TENANT, key, new UserId(ann), new RoomId(room), 255, hour(), Instant.now());

    JsonNode joined = stranger.ok("joinRoom", withToken(room, token));

    assertThat(joined.get("joinType").intValue()).isZero();
    assertThat(joined.get("users")).isEmpty();
  }

  private String moderatorToken() {
    return WebToken.room(
        TENANT,
        new SecretKey(KEY),
        new UserId(ann),
        new RoomId(room),
        Rights.MOST,
        hour(),
        Instant.now());
  }

  private static TestClient loggedIn(String user) throws Exception {
    return TestClient.loggedIn(platform, user, "tab");
  }

  private String lasting(Duration life) {
    return WebToken.login(TENANT, new SecretKey(KEY), new UserId(ann), life, Instant.now());
  }

  private String login(TenantId tenant, String sig) {
    return "{\"sdkAppID\":%s,\"userID\":\"%s\",\"userSig\":\"%s\",\"deviceId\":\"tab\"}"
        .formatted(tenant, ann, sig);
  }

  private String join(String user, int rights, String more) {
    return in(room, ",\"token\":\"" + token(user, room, rights) + "\"" + more);
  }

  private static String withToken(String room, String token) {
    return in(room, ",\"token\":\"" + token + "\"");
  }

  private static String in(String room, String more) {
    return "{\"roomId\":\"" + room + "\"" + more + "}";
  }

  private static String token(String user, String room, int rights) {
    return PrivateMapKey.make(
        TENANT,
        new SecretKey(KEY),
        new UserId(user),
        new RoomPermission.TextRoom(room),
        rights,
        hour(),
        Instant.now());
  }

  private String tokenOfOtherTenant() {
    return PrivateMapKey.make(
        OTHER_TENANT,
        new SecretKey(OTHER_TENANTS_KEY),
        new UserId(ann),
        new RoomPermission.TextRoom(room),
        255,
        hour(),
        Instant.now());
  }

  private static Duration hour() {
    return Duration.ofHours(1);
  }
}
