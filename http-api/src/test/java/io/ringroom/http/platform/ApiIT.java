package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a tenant's server asks of a running platform. */
class ApiIT {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String OTHER_KEY = "the-key-of-another-tenant-of-this-platform";
  private static final String OTHER_TENANT =
      "ringroom.tenants = [{ sdk-app-id = 1400000001, secret-key = \"%s\" }]".formatted(OTHER_KEY);

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @SuppressWarnings("NullAway.Init")
  private TestClient ann;

  @SuppressWarnings("NullAway.Init")
  private TestClient bob;

  @BeforeAll
  static void startPlatform() throws Exception {
    platform = new RunningPlatform(OTHER_TENANT);
  }

  @AfterAll
  static void stopPlatform() throws Exception {
    platform.close();
  }

  @BeforeEach
  void logIn() throws Exception {
    int n = COUNT.incrementAndGet();
    ann = TestClient.loggedIn(platform, "ann" + n, "ann-tab");
    bob = TestClient.loggedIn(platform, "bob" + n, "bob-tab");
  }

  @Test
  @Tag("row-26")
  @Tag("row-27")
  void a_call_that_is_over_has_a_record_found_by_id_and_by_either_user() throws Exception {
    String call = talk();

    await("the record").until(() -> get("/v1/records/" + call).statusCode() == 200);
    JsonNode record = ok("GET", "/v1/records/" + call);
    assertThat(record.get("result").textValue()).isEqualTo("NormalEnd");
    assertThat(record.at("/texts/callee/chinese").textValue()).startsWith("已结束");
    assertThat(record.get("users")).hasSize(2);
    for (TestClient user : List.of(ann, bob)) {
      JsonNode page = ok("GET", "/v1/records?limit=1&userID=" + user.user());
      assertThat(page.at("/records/0/callId").textValue()).isEqualTo(call);
      assertThat(page.get("next").textValue()).endsWith(call);
      String next = "/v1/records?userID=" + user.user() + "&after=" + page.get("next").textValue();
      assertThat(ok("GET", next).get("records")).isEmpty();
    }
  }

  @Test
  @Tag("row-27")
  void a_user_lists_his_recent_calls_and_deletes_one_for_himself_only() throws Exception {
    String first = talk();
    String second = talk();
    await("both records").until(() -> recent(bob, "{}").size() == 2);

    JsonNode page = bob.ok("queryRecentCalls", "{\"limit\":1}");
    assertThat(page.at("/records/0/callId").textValue()).isEqualTo(second);
    String next = "{\"limit\":1,\"after\":%s}".formatted(page.get("next"));
    assertThat(bob.ok("queryRecentCalls", next).at("/records/0/callId").textValue())
        .isEqualTo(first);
    assertThat(recent(bob, "{\"filter\":{\"result\":\"Reject\"}}")).isEmpty();

    assertThat(
            bob.ok("deleteRecordCalls", "{\"callIdList\":[\"%s\"]}".formatted(first))
                .get("deleted")
                .intValue())
        .isEqualTo(1);
    assertThat(recent(bob, "{}")).hasSize(1);
    assertThat(recent(ann, "{}")).hasSize(2);
    assertThat(bob.refused("queryRecentCalls", "{\"limit\":101}")).isEqualTo(70002);
  }

  private static JsonNode recent(TestClient user, String p) throws Exception {
    return user.ok("queryRecentCalls", p).get("records");
  }

  @Test
  @Tag("row-80")
  void a_timeline_tells_every_event_in_order_and_the_state_after_each() throws Exception {
    String call = talk();

    List<String> events = new ArrayList<>();
    ok("GET", "/v1/calls/" + call + "/timeline")
        .get("events")
        .forEach(event -> events.add(event.get("event").textValue()));
    assertThat(events).startsWith("started").contains("answered").endsWith("ended");

    long answered = events.indexOf("answered") + 1L;
    assertThat(phaseAt(call, answered - 1)).isEqualTo("inviting");
    assertThat(phaseAt(call, answered)).isEqualTo("active");
    assertThat(phaseAt(call, events.size())).isEqualTo("ended");
    assertThat(phaseAt(call, System.currentTimeMillis())).isEqualTo("ended");
    assertThat(get("/v1/calls/" + call + "/state?at=100000000001").statusCode()).isEqualTo(404);
  }

  @Test
  @Tag("row-80")
  void why_somebody_was_busy_is_explained_by_the_call_he_was_in() throws Exception {
    String first = ann.call(quoted(bob));
    bob.event("onCallReceived");
    TestClient eve = TestClient.loggedIn(platform, "eve" + COUNT.get(), "eve-tab");
    String second = eve.call(quoted(bob));
    eve.event("onUserLineBusy");

    JsonNode explanation = ok("GET", "/v1/calls/" + second + "/explain");
    assertThat(explanation.at("/whole/text").textValue()).contains("everybody was busy");
    assertThat(explanation.at("/users").toString()).contains("he was in call " + first);
    ann.ok("hangup", "{}");
  }

  @Test
  @Tag("row-80")
  void what_a_user_is_engaged_in_is_shown_with_the_call_while_he_is() throws Exception {
    String path = "/v1/users/" + bob.user() + "/engagement";
    assertThat(ok("GET", path).has("callId")).isFalse();
    assertThat(ok("GET", path).at("/devices/0").textValue()).isEqualTo("bob-tab");

    String call = ann.call(quoted(bob));
    bob.event("onCallReceived");

    JsonNode engaged = ok("GET", path);
    assertThat(engaged.get("callId").textValue()).isEqualTo(call);
    assertThat(engaged.get("peerID").textValue()).isEqualTo(ann.user());
    assertThat(engaged.at("/call/phase").textValue()).isEqualTo("inviting");
    assertThat(json(send("GET", path, "", OTHER_KEY)).has("callId")).isFalse();
    ann.ok("hangup", "{}");
  }

  @Test
  @Tag("row-37")
  void the_server_reads_how_a_call_stands_and_ends_it() throws Exception {
    String call = ann.call(quoted(bob));
    bob.ack(bob.event("onCallReceived"));
    ann.event("onUserRinging");
    JsonNode picture = ok("GET", "/v1/calls/" + call);
    assertThat(picture.get("phase").textValue()).isEqualTo("inviting");
    assertThat(picture.at("/users/1/state").textValue()).isEqualTo("ringing");
    bob.ok("accept", "{\"callId\":\"%s\"}".formatted(call));
    ann.event("onCallBegin");

    ok("DELETE", "/v1/calls/" + call);

    assertThat(ann.event("onCallEnd").at("/p/reason").intValue()).isEqualTo(9);
    assertThat(bob.event("onCallEnd").at("/p/reason").intValue()).isEqualTo(9);
    assertThat(refused("DELETE", "/v1/calls/" + call, "", 404)).isEqualTo(70105);
  }

  @Test
  @Tag("row-36")
  void the_server_starts_a_call_in_the_name_of_a_robot() throws Exception {
    String body = "{\"callerId\":\"robot\",\"userIDList\":[%s],\"userData\":\"doorbell\"}";
    JsonNode started =
        json(send("POST", "/v1/calls", body.formatted(quoted(bob)), RunningPlatform.SECRET));
    String call = started.get("callId").textValue();

    JsonNode received = bob.event("onCallReceived", call);
    assertThat(received.at("/p/callerId").textValue()).isEqualTo("robot");
    assertThat(received.at("/p/userData").textValue()).isEqualTo("doorbell");
    bob.ok("accept", "{\"callId\":\"%s\"}".formatted(call));
    bob.event("onCallBegin", call);
    bob.ok("hangup", "{}");
    assertThat(bob.event("onCallEnd", call).at("/p/reason").intValue()).isEqualTo(1);
  }

  @Test
  @Tag("row-43")
  void the_server_mutes_a_member_and_puts_him_out() throws Exception {
    String call = ann.call(quoted(bob));
    bob.event("onCallReceived");
    bob.ok("accept", "{\"callId\":\"%s\"}".formatted(call));
    ann.event("onCallBegin");
    String user = "/v1/calls/" + call + "/users/" + bob.user();

    ok("POST", user + "/mute", "{\"audio\":true}");
    bob.event("onMutedByModerator");
    ok("POST", user + "/kick", "{\"bar\":true}");
    bob.event("onKickedFromCall");
    ann.event("onCallEnd");
    assertThat(refused("POST", user + "/mute", "{}", 400)).isEqualTo(70002);
  }

  @Test
  @Tag("row-41")
  void a_tenant_sees_nothing_of_another() throws Exception {
    String call = talk();
    await("the record").until(() -> get("/v1/records/" + call).statusCode() == 200);

    for (String path :
        List.of(
            "/v1/calls/" + call,
            "/v1/calls/" + call + "/timeline",
            "/v1/calls/" + call + "/state",
            "/v1/calls/" + call + "/explain",
            "/v1/records/" + call)) {
      assertThat(send("GET", path, "", OTHER_KEY).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(json(send("GET", "/v1/records", "", OTHER_KEY)).get("records")).isEmpty();
    String live = ann.call(quoted(bob));
    assertThat(send("DELETE", "/v1/calls/" + live, "", OTHER_KEY).statusCode()).isEqualTo(404);
    ann.ok("hangup", "{}");
  }

  @Test
  void a_request_without_a_key_or_out_of_form_is_refused_with_a_hint() throws Exception {
    assertThat(send("GET", "/v1/records", "", "no-key").statusCode()).isEqualTo(401);
    assertThat(refused("GET", "/v1/records?limit=101", "", 400)).isEqualTo(70002);
    assertThat(refused("GET", "/v1/records?limmit=1", "", 400)).isEqualTo(70002);
    assertThat(refused("GET", "/v1/records?result=Sideways", "", 400)).isEqualTo(70002);
    assertThat(refused("GET", "/v1/calls/no%20call", "", 400)).isEqualTo(70002);
    assertThat(refused("GET", "/v1/calls/no-such-call", "", 404)).isEqualTo(70303);
    assertThat(refused("POST", "/v1/calls", "{\"callerId\":7}", 400)).isEqualTo(70002);
    assertThat(refused("POST", "/v1/calls", "[]", 400)).isEqualTo(70002);
    assertThat(refused("POST", "/v1/calls", "{", 400)).isEqualTo(70002);
    assertThat(refused("POST", "/v1/calls", "x".repeat(65 * 1024), 413)).isEqualTo(70002);
    assertThat(refused("GET", "/v1/records?limit=4294967297", "", 400)).isEqualTo(70002);
    assertThat(refused("GET", "/v1/records?begin=999999999999999999", "", 400)).isEqualTo(70002);
    assertThat(raw("/v1/calls", "text/plain").statusCode()).isEqualTo(415);
  }

  @Test
  void the_document_of_the_interface_names_every_operation() throws Exception {
    JsonNode document = json(send("GET", "/v1/openapi.json", "", "no-key"));

    assertThat(document.get("openapi").textValue()).isEqualTo("3.1.0");
    assertThat(document.at("/paths/~1v1~1calls~1{callId}/get/operationId").textValue())
        .isEqualTo("getCall");
    assertThat(document.at("/paths/~1v1~1calls/post/requestBody").isObject()).isTrue();
  }

  @Test
  @Tag("row-83")
  void every_operation_of_the_document_is_served_and_asks_for_the_key() throws Exception {
    JsonNode paths = json(send("GET", "/v1/openapi.json", "", "no-key")).get("paths");
    List<String> names = new ArrayList<>();

    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      String asked = path.getKey().replaceAll("\\{\\w+}", "some-id");
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String method = operation.getKey().toUpperCase(Locale.ROOT);
        HttpResponse<String> answer =
            send(method, asked, asked.equals("/v1/token") ? "{\"userID\":\"a\"}" : "", "no-key");
        if (asked.startsWith("/v4/")) {
          assertThat(json(answer).get("ActionStatus").textValue()).as(asked).isEqualTo("FAIL");
        } else {
          assertThat(answer.statusCode()).as("%s %s", method, path.getKey()).isEqualTo(401);
        }
        names.add(operation.getValue().get("operationId").textValue());
      }
    }
    assertThat(names).doesNotHaveDuplicates();
    assertThat(names)
        .contains("startCall", "getCall", "endCall", "kickUser", "muteUser", "getTimeline")
        .contains("getState", "explainCall", "getEngagement", "listRecords", "getRecord")
        .contains("makeToken", "tencent_get_call_info", "tencent_get_record_by_filter");
    assertThat(send("GET", "/v1/none-such", "", "no-key").statusCode()).isEqualTo(404);
  }

  private String talk() throws Exception {
    String call = ann.call(quoted(bob));
    bob.event("onCallReceived");
    bob.ok("accept", "{\"callId\":\"%s\"}".formatted(call));
    ann.event("onCallBegin");
    ann.ok("hangup", "{}");
    bob.event("onCallEnd");
    return call;
  }

  private static String phaseAt(String call, long at) throws Exception {
    return ok("GET", "/v1/calls/" + call + "/state?at=" + at).at("/call/phase").textValue();
  }

  private static JsonNode ok(String method, String path) throws Exception {
    return ok(method, path, "");
  }

  private static JsonNode ok(String method, String path, String body) throws Exception {
    HttpResponse<String> response = send(method, path, body, RunningPlatform.SECRET);
    assertThat(response.statusCode()).as("%s %s", path, response.body()).isEqualTo(200);
    return json(response);
  }

  private static int refused(String method, String path, String body, int status) throws Exception {
    HttpResponse<String> response = send(method, path, body, RunningPlatform.SECRET);
    assertThat(response.statusCode()).as("%s %s", path, response.body()).isEqualTo(status);
    assertThat(json(response).get("hint").textValue()).isNotEmpty();
    return json(response).get("code").intValue();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "", RunningPlatform.SECRET);
  }

  private static HttpResponse<String> raw(String path, String type) throws Exception {
    return platform
        .http()
        .send(
            HttpRequest.newBuilder(platform.uri(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + RunningPlatform.SECRET)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(String method, String path, String body, String key)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(platform.uri(path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + key);
    if (body.isEmpty()) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    return platform.http().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return Json.parse(response.body());
  }

  private static String quoted(TestClient client) {
    return "\"" + client.user() + "\"";
  }
}
