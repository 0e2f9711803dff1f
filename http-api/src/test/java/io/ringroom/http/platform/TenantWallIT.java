package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.auth.PrivateMapKey;
import io.ringroom.http.auth.RoomPermission;
import io.ringroom.http.auth.SecretKey;
import io.ringroom.http.auth.UserSig;
import io.ringroom.http.json.Json;
import io.ringroom.http.session.CommandNames;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever a tenant's users and servers say, also users of the same names with the ids of the other
 * tenant's calls and rooms, they reach and learn nothing of another tenant. The commands and
 * operations are those of the tables themselves, so that a new one is tried without being named.
 */
class TenantWallIT {
  private static final TenantId OURS = RunningPlatform.TENANT;
  private static final TenantId THEIRS = new TenantId(1400000001);
  private static final String THEIR_KEY = "t".repeat(64);
  private static final String SECRET_OF_OURS = "secret-of-ours";
  private static final List<String> USERS = List.of("ann", "bob", "carl", "dan", "eve");

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @SuppressWarnings("NullAway.Init")
  private static List<TestClient> ours;

  private static String talk = "";
  private static String ring = "";
  private static String over = "";

  @BeforeAll
  static void fillOurs() throws Exception {
    platform =
        new RunningPlatform(
            """
            ringroom.tenants = [{ sdk-app-id = %s, secret-key = "%s" }]
            ringroom.http.api { per-second = 1000, burst = 1000 }
            ringroom.http.tencent.admins = ["administrator"]
            """
                .formatted(THEIRS, THEIR_KEY));
    TestClient ann = ours("ann");
    TestClient bob = ours("bob");
    TestClient carl = ours("carl");
    TestClient dan = ours("dan");
    TestClient eve = ours("eve");
    ours = List.of(ann, bob, carl, dan, eve);
    over = call(ann, "bob");
    bob.event("onCallReceived");
    ann.ok("hangup", "{}");
    bob.event("onCallNotConnected");
    bob.event("onCallRecord");
    talk = call(ann, "bob");
    bob.event("onCallReceived");
    bob.ok("accept", "{}");
    ann.event("onCallBegin");
    ring = call(dan, "carl");
    carl.ack(carl.event("onCallReceived"));
    dan.event("onUserRinging");
    eve.ok(
        "joinRoom",
        "{\"roomId\":\"lesson\",\"token\":\"%s\",\"userInfo\":{\"extraInfo\":\"%s\"}}"
            .formatted(roomKey(OURS, RunningPlatform.SECRET, "eve"), SECRET_OF_OURS));
    eve.event("onRoomStateChanged");
    await("our record")
        .until(
            () ->
                send("GET", "/v1/records/" + over, "", RunningPlatform.SECRET).statusCode() == 200);
  }

  @AfterAll
  static void stopPlatform() throws Exception {
    platform.close();
  }

  @BeforeEach
  void forgetWhatIsOld() {
    ours.forEach(TestClient::forgetTheRest);
  }

  private static TestClient ours(String user) throws Exception {
    return TestClient.loggedIn(platform, user, "tab");
  }

  private static String call(TestClient caller, String callee) throws Exception {
    return caller
        .ok(
            "calls",
            "{\"userIDList\":[\"%s\"],\"mediaType\":2,\"params\":{\"timeout\":180,\"userData\":\"%s\",\"chatGroupId\":\"group\",\"roomId\":{\"strRoomId\":\"lesson\"}}}"
                .formatted(callee, SECRET_OF_OURS))
        .get("callId")
        .textValue();
  }

  private static String roomKey(TenantId tenant, String key, String user) {
    return PrivateMapKey.make(
        tenant,
        new SecretKey(key),
        new UserId(user),
        new RoomPermission.TextRoom("lesson"),
        255,
        Duration.ofHours(1),
        Instant.now());
  }

  private static String sig(TenantId tenant, String key, String user) {
    return UserSig.make(
        tenant, new SecretKey(key), new UserId(user), Duration.ofHours(1), Instant.now());
  }

  @Test
  @Tag("row-41")
  void no_command_of_a_user_reaches_or_shows_anything_of_another_tenant() throws Exception {
    JsonNode before = pictures();
    int tried = 0;

    for (String command : new TreeSet<>(CommandNames.all())) {
      for (String call : List.of(talk, ring, over)) {
        for (String user : USERS) {
          tried += trespass(command, call, user) ? 1 : 0;
        }
      }
    }

    assertThat(tried).isGreaterThan(CommandNames.all().size() * 10);
    assertUntouched(before);
  }

  /**
   * @return whether the platform had an answer
   */
  private static boolean trespass(String command, String call, String user) throws Exception {
    String words = "%s of %s about %s".formatted(command, user, call);
    Wire wire = new Wire(platform.http(), platform.socket("/ws?v=1"), null);
    JsonNode login = login(wire, THEIRS, user, sig(THEIRS, THEIR_KEY, user), resume(call));
    assertThat(login.get("ok").booleanValue()).as("%s: %s", words, login).isTrue();
    assertThat(login.toString()).as(words).doesNotContain(call).doesNotContain(SECRET_OF_OURS);
    say(wire, "1", command, everyParameter(call, roomKey(OURS, RunningPlatform.SECRET, user)));
    boolean answered = answer(wire, "1") != null;
    if (!command.equals("logout")) {
      say(wire, "2", command, everyParameter(call, roomKey(THEIRS, THEIR_KEY, user)));
      say(wire, "away", "hangup", "{}");
      answer(wire, "2");
      answer(wire, "away");
    }
    assertThat(wire.rest().toString())
        .as(words)
        .doesNotContain(SECRET_OF_OURS)
        .doesNotContain("\"callId\":\"" + call + "\"");
    wire.cut();
    return answered;
  }

  private static String resume(String call) {
    return ",\"resume\":{\"sessionId\":\"abc-1\",\"lastSeq\":1,\"callIds\":[\"%s\"]}"
        .formatted(call);
  }

  /** Whatever any command reads, since unknown fields are ignored. */
  private static String everyParameter(String call, String roomKey) {
    return """
        {"callId":"%s","roomId":"lesson","token":"%s","callIdList":["%s"],"groupID":"group",
         "userID":"eve","userIDList":["ann","bob","carl","dan","eve"],"views":["bob"],
         "mediaType":2,"media":3,"sdp":"v=0","message":"hello","visible":true,"agree":true,
         "on":true,"policy":"busy","reason":"no","provider":"fcm","limit":100,"bar":true,
         "layout":{"kind":"grid"},"form":"both","use":{"mirror":true},"muteMicrophone":true,
         "reset":true,"adaptive":true,
         "reception":"mixed","stream":"screen","screens":["bob"],
         "enable":true,"userSig":"%s","params":{"roomId":{"strRoomId":"lesson"},"timeout":5}}"""
        .formatted(call, roomKey, call, sig(OURS, RunningPlatform.SECRET, "eve"));
  }

  private static void say(Wire wire, String id, String command, String p) {
    wire.send("{\"v\":1,\"id\":\"%s\",\"cmd\":\"%s\",\"p\":%s}".formatted(id, command, p));
  }

  private static JsonNode login(Wire wire, TenantId tenant, String user, String sig, String more)
      throws Exception {
    String p =
        "{\"sdkAppID\":%s,\"userID\":\"%s\",\"userSig\":\"%s\",\"deviceId\":\"%s\"%s}"
            .formatted(tenant, user, sig, "theirs", more);
    say(wire, "login", "login", p);
    JsonNode reply = answer(wire, "login");
    // As every client does, it asks again when it is told to.
    return reply.path("retryable").asBoolean() ? login(wire, tenant, user, sig, more) : reply;
  }

  private static JsonNode answer(Wire wire, String id) throws Exception {
    return wire.await("answer to " + id, message -> id.equals(message.path("id").textValue()));
  }

  @Test
  @Tag("row-41")
  void no_operation_of_a_server_reaches_or_shows_anything_of_another_tenant() throws Exception {
    JsonNode before = pictures();
    JsonNode paths = json(send("GET", "/v1/openapi.json", "", "none")).get("paths");
    String user = sig(THEIRS, THEIR_KEY, "ann");

    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (String call : List.of(talk, ring, over)) {
        String asked =
            path.getKey()
                .replace("{callId}", call)
                .replace("{roomId}", "lesson")
                .replace("{id}", "r1")
                .replace("{recordingId}", "r1")
                .replace("{file}", "eve-1763600000123.webm")
                .replace("{userID}", "eve");
        for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
          String method = operation.getKey().toUpperCase(Locale.ROOT);
          String query = required(operation.getValue());
          String body = method.equals("GET") ? "" : everyField(call);
          HttpResponse<String> answer = send(method, asked + query, body, THEIR_KEY);
          assertThat(answer.statusCode()).as("%s %s", method, asked).isLessThan(500);
          assertThat(answer.body()).as("%s %s", method, asked).doesNotContain(SECRET_OF_OURS);
          if (path.getKey().contains("{callId}")) {
            assertThat(answer.statusCode()).as("%s %s", method, asked).isEqualTo(404);
          }
          // Tencent's have a test of their own: their credential is none of these.
          if (!asked.startsWith("/v4/")) {
            assertThat(send(method, asked + query, body, user).statusCode())
                .as("%s %s", method, asked)
                .isEqualTo(401);
          }
        }
      }
    }

    assertUntouched(before);
  }

  private static String required(JsonNode operation) {
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals("query") && parameter.path("required").asBoolean()) {
        query
            .append(query.isEmpty() ? "?" : "&")
            .append(parameter.get("name").textValue())
            .append("=1");
      }
    }
    return query.toString();
  }

  private static String everyField(String call) {
    return """
        {"callId":"%s","callerId":"ann","userIDList":["bob"],"bar":true,"audio":true,"video":true,
         "timeout":5,"fromSeq":1,"userID":"ann","url":"rtsp://host/1",
         "layout":{"kind":"grid"},"use":{"mirror":true},"muteMicrophone":true,"reset":true}"""
        .formatted(call);
  }

  @Test
  @Tag("row-41")
  void nor_does_any_in_the_shape_of_tencents() throws Exception {
    JsonNode before = pictures();
    String sig = sig(THEIRS, THEIR_KEY, "administrator");

    for (String operation :
        List.of(
            "call_engine_http_srv/get_call_info",
            "call_engine_http_srv/end_call",
            "call_record_http_srv/get_record_by_callid",
            "call_record_http_srv/get_record_by_filter")) {
      for (String call : List.of(talk, ring, over)) {
        for (TenantId tenant : List.of(THEIRS, OURS)) {
          String path =
              "/v4/%s?sdkappid=%s&identifier=administrator&usersig=%s&random=1&contenttype=json"
                  .formatted(operation, tenant, sig);
          HttpResponse<String> answer =
              send("POST", path, "{\"CallId\":\"%s\"}".formatted(call), "none");
          assertThat(answer.body()).as(path).doesNotContain(SECRET_OF_OURS).doesNotContain("ann");
          boolean all = operation.endsWith("filter") && tenant.equals(THEIRS);
          assertThat(json(answer).get("ErrorCode").intValue() == 0).as(path).isEqualTo(all);
        }
      }
    }

    assertUntouched(before);
  }

  @Test
  @Tag("row-41")
  void a_credential_of_one_tenant_is_none_of_another() throws Exception {
    Wire wire = new Wire(platform.http(), platform.socket("/ws?v=1"), null);
    for (TenantId tenant : List.of(OURS, THEIRS)) {
      String key = tenant.equals(OURS) ? THEIR_KEY : RunningPlatform.SECRET;
      for (TenantId named : List.of(OURS, THEIRS)) {
        JsonNode answer = login(wire, tenant, "ann", sig(named, key, "ann"), "");
        assertThat(answer.get("ok").booleanValue()).as("%s", answer).isFalse();
      }
    }
    HttpResponse<String> token =
        send(
            "POST", "/v1/token", "{\"sdkAppID\":%s,\"userID\":\"ann\"}".formatted(OURS), THEIR_KEY);
    assertThat(token.statusCode()).isBetween(400, 499);
    assertThat(token.body()).doesNotContain("userSig");
  }

  /** What we have, as our server sees it. */
  private static JsonNode pictures() throws Exception {
    return Json.object()
        .<ObjectNode>set("talk", picture(talk))
        .<ObjectNode>set("ring", picture(ring))
        .set("over", picture(over));
  }

  private static JsonNode picture(String call) throws Exception {
    return json(send("GET", "/v1/calls/" + call, "", RunningPlatform.SECRET));
  }

  /** Nobody of ours has heard a thing, and everything is as it was. */
  private static void assertUntouched(JsonNode before) throws Exception {
    assertThat(pictures()).isEqualTo(before);
    assertThat(before.at("/talk/phase").textValue()).isEqualTo("active");
    for (TestClient client : ours) {
      JsonNode chosen = client.ok("queryBlockList", "{}");
      assertThat(chosen.get("blockList")).isEmpty();
      assertThat(chosen.at("/dnd/on").booleanValue()).isFalse();
    }
    JsonNode lesson =
        ours.get(4).ok("setUserVisibility", "{\"roomId\":\"lesson\",\"visible\":true}");
    assertThat(lesson.get("users")).isEmpty();
    assertThat(ours.get(0).ok("queryRecentCalls", "{}").get("records")).hasSize(1);
    ours.get(0).ok("closeMicrophone", "{}");
    ours.get(0).ok("openMicrophone", "{}");
    ours.get(1).event("onUserAudioAvailable");
    ours.get(1).event("onUserAudioAvailable");
    for (TestClient client : ours) {
      assertThat(client.wire().rest()).as(client.user()).isEmpty();
    }
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return Json.parse(response.body());
  }

  private static HttpResponse<String> send(String method, String path, String body, String key)
      throws Exception {
    return platform
        .http()
        .send(
            HttpRequest.newBuilder(platform.uri(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(
                    method,
                    body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
