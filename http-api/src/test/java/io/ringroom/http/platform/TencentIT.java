package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.json.Json;
import io.ringroom.id.TenantId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that was written for TUICallKit's REST API asks a running platform. */
class TencentIT {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String ENGINE = "/v4/call_engine_http_srv/";
  private static final String RECORDS = "/v4/call_record_http_srv/";

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @SuppressWarnings("NullAway.Init")
  private TestClient ann;

  @SuppressWarnings("NullAway.Init")
  private TestClient bob;

  @BeforeAll
  static void startPlatform() throws Exception {
    platform = new RunningPlatform("ringroom.http.tencent.admins = [administrator]");
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
  @Tag("row-37")
  @Tag("row-83")
  void a_call_is_looked_at_and_ended() throws Exception {
    String call = ann.call(quoted(bob));
    bob.event("onCallReceived");
    String body = "{\"CallId\":\"%s\"}".formatted(call);

    JsonNode info = ok(ENGINE + "get_call_info", body);
    assertThat(info.at("/CallInfo/CallId").textValue()).isEqualTo(call);
    assertThat(info.at("/CallInfo/MediaType").textValue()).isIn("Audio", "Video");
    assertThat(info.at("/CallInfo/RoomIdType").intValue()).isEqualTo(2);
    assertThat(info.at("/UserList/0/User_Account").textValue()).isEqualTo(ann.user());
    assertThat(info.at("/UserList/0/Status").textValue()).isEqualTo("Calling");
    assertThat(info.at("/UserList/1/Status").textValue()).isEqualTo("Waiting");

    ok(ENGINE + "end_call", body);
    assertThat(bob.event("onCallNotConnected", call).at("/p/reason").intValue()).isEqualTo(9);
    assertThat(refused(ENGINE + "get_call_info", body)).isEqualTo(101004);
    assertThat(refused(ENGINE + "end_call", body)).isEqualTo(101004);
  }

  @Test
  @Tag("row-36")
  @Tag("row-83")
  void a_robot_calls_and_the_records_of_his_calls_are_found() throws Exception {
    Instant before = Instant.now().minusSeconds(1);
    String call = robotCalls(bob);
    JsonNode received = bob.event("onCallReceived", call);
    assertThat(received.at("/p/userData").textValue()).isEqualTo("doorbell");
    bob.ok("accept", "{\"callId\":\"%s\"}".formatted(call));
    bob.event("onCallBegin", call);
    bob.ok("hangup", "{}");
    bob.event("onCallEnd", call);

    String body = "{\"CallId\":\"%s\"}".formatted(call);
    await("the record")
        .until(() -> ask(RECORDS + "get_record_by_callid", body).get("ErrorCode").intValue() == 0);
    JsonNode record = ok(RECORDS + "get_record_by_callid", body).get("CallRecord");
    assertThat(record.get("Caller_Account").textValue()).isEqualTo("robot");
    assertThat(record.at("/CalleeList_Account/0").textValue()).isEqualTo(bob.user());
    assertThat(record.get("CallType").textValue()).isEqualTo("SingleCall");
    assertThat(record.get("CallResult").textValue()).isEqualTo("NormalEnd");
    assertThat(record.get("StartTime").longValue()).isGreaterThanOrEqualTo(before.getEpochSecond());
    assertThat(record.get("AcceptTime").longValue())
        .isBetween(record.get("StartTime").longValue(), record.get("EndTime").longValue());

    String filter =
        "{\"StartTime\":%d,\"CallResult\":\"NormalEnd\",\"CallType\":\"%s\",\"NumberPerPage\":1,\"Page\":%d}";
    long from = before.getEpochSecond();
    JsonNode first = ok(RECORDS + "get_record_by_filter", filter.formatted(from, "SingleCall", 1));
    assertThat(first.at("/CallRecordList/0/CallId").textValue()).isEqualTo(call);
    int total = first.get("TotalNum").intValue();
    JsonNode beyond =
        ok(RECORDS + "get_record_by_filter", filter.formatted(from, "SingleCall", total + 1));
    assertThat(beyond.get("CallRecordList")).isEmpty();
    assertThat(
            ok(RECORDS + "get_record_by_filter", filter.formatted(from, "MultiCall", 1))
                .get("TotalNum")
                .intValue())
        .isZero();
    assertThat(ok(RECORDS + "get_record_by_filter", "").get("TotalNum").intValue()).isPositive();
  }

  @Test
  void only_an_administrator_of_the_tenant_is_answered() throws Exception {
    TenantId tenant = RunningPlatform.TENANT;
    Instant now = Instant.now();
    assertThat(code(query(tenant, "bob", platform.userSig("bob", tenant, now)))).isEqualTo(60010);
    assertThat(code(query(tenant, "administrator", "nonsense"))).isEqualTo(70003);
    assertThat(code(query(tenant, "administrator", platform.userSig("bob", tenant, now))))
        .isEqualTo(70013);
    String old = platform.userSig("administrator", tenant, now.minus(Duration.ofHours(2)));
    assertThat(code(query(tenant, "administrator", old))).isEqualTo(70001);
    TenantId other = new TenantId(1499999999);
    assertThat(code(query(other, "administrator", platform.userSig("administrator", tenant, now))))
        .isIn(70003, 70014);
    assertThat(code("sdkappid=x&identifier=administrator&usersig=y")).isEqualTo(101002);
    assertThat(code("")).isEqualTo(101002);
  }

  @Test
  void what_is_out_of_form_is_refused_with_words_that_say_what() throws Exception {
    for (String bad :
        new String[] {
          "[]",
          "{",
          "{}",
          "{\"Robot_Account\":\"robot\",\"CalleeList_Account\":\"ann\"}",
          robot(bob).replace("Audio", "Smell"),
          robot(bob).replace("20000", "4000"),
          robot(bob).replace("\"Audio\"", "\"Audio\",\"RoomId\":\"my-room\""),
          robot(bob).replace("\"robot\"", quoted(bob)),
          "{\"pad\":\"" + "x".repeat(65 * 1024) + "\"}",
        }) {
      JsonNode answer = ask(ENGINE + "start_call_by_robot", bad);
      assertThat(answer.get("ErrorCode").intValue()).as(bad).isEqualTo(101002);
      assertThat(answer.get("ActionStatus").textValue()).isEqualTo("FAIL");
      assertThat(answer.get("ErrorInfo").textValue()).isNotEmpty();
      assertThat(answer.get("RequestId").textValue()).isNotEmpty();
    }
    for (String bad :
        new String[] {"{\"Page\":0}", "{\"NumberPerPage\":101}", "{\"StartTime\":\"now\"}"}) {
      assertThat(refused(RECORDS + "get_record_by_filter", bad)).as(bad).isEqualTo(101002);
    }
  }

  private static String robotCalls(TestClient callee) throws Exception {
    return ok(ENGINE + "start_call_by_robot", robot(callee)).get("CallId").textValue();
  }

  private static String robot(TestClient callee) {
    return ("{\"Robot_Account\":\"robot\",\"CalleeList_Account\":[%s],\"Timeout\":20000,"
            + "\"UserData\":\"doorbell\",\"CallInfo\":{\"MediaType\":\"Audio\"}}")
        .formatted(quoted(callee));
  }

  private static JsonNode ok(String path, String body) throws Exception {
    JsonNode answer = ask(path, body);
    assertThat(answer.get("ErrorCode").intValue()).as("%s %s", path, answer).isZero();
    assertThat(answer.get("ActionStatus").textValue()).isEqualTo("OK");
    return answer.path("Response");
  }

  private static int refused(String path, String body) throws Exception {
    return ask(path, body).get("ErrorCode").intValue();
  }

  private static JsonNode ask(String path, String body) throws Exception {
    TenantId tenant = RunningPlatform.TENANT;
    String sig = platform.userSig("administrator", tenant, Instant.now());
    return send(path, query(tenant, "administrator", sig), body);
  }

  private static int code(String query) throws Exception {
    return send(ENGINE + "get_call_info", query, "{}").get("ErrorCode").intValue();
  }

  private static String query(TenantId tenant, String identifier, String sig) {
    return "sdkappid=%s&identifier=%s&usersig=%s&random=7&contenttype=json"
        .formatted(tenant, identifier, sig);
  }

  private static JsonNode send(String path, String query, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(platform.uri(path + "?" + query))
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        platform.http().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.parse(response.body());
  }

  private static String quoted(TestClient client) {
    return "\"" + client.user() + "\"";
  }
}
