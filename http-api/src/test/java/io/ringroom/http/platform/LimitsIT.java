package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.json.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many calls a tenant bounds, over real sockets and the real REST doors. */
@Tag("row-31")
class LimitsIT {
  @SuppressWarnings("NullAway.Init")
  private RunningPlatform platform;

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  private JsonNode robot(String callee) throws Exception {
    return post("/v1/calls", "{\"callerId\":\"robot\",\"userIDList\":[\"%s\"]}".formatted(callee));
  }

  private JsonNode tencentRobot(String callee) throws Exception {
    String sig = platform.userSig("administrator", RunningPlatform.TENANT, Instant.now());
    return post(
        "/v4/call_engine_http_srv/start_call_by_robot?sdkappid=%s&identifier=administrator&usersig=%s&random=1&contenttype=json"
            .formatted(RunningPlatform.TENANT, URLEncoder.encode(sig, StandardCharsets.UTF_8)),
        "{\"Robot_Account\":\"robot\",\"CalleeList_Account\":[\"%s\"],\"CallInfo\":{\"MediaType\":\"Audio\"}}"
            .formatted(callee));
  }

  private JsonNode post(String path, String body) throws Exception {
    return Json.parse(
        platform
            .http()
            .send(
                HttpRequest.newBuilder(platform.uri(path))
                    .timeout(Duration.ofSeconds(20))
                    .header("Authorization", "Bearer " + RunningPlatform.SECRET)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  @Test
  void who_calls_faster_than_his_tenant_allows_is_told_to_wait_on_sockets_and_on_both_rest_doors()
      throws Exception {
    platform =
        new RunningPlatform(
            "ringroom.policy.limits.calls-per-user = 1, ringroom.http.tencent.admins = [administrator]");
    TestClient ann = TestClient.loggedIn(platform, "ann", "tab");
    TestClient bob = TestClient.loggedIn(platform, "bob", "tab");
    long from = System.nanoTime();
    int made = 0;
    JsonNode reply = Json.object();
    while (made <= 100 && reply.path("code").intValue() == 0) {
      reply = ann.reply("calls", "{\"userIDList\":[\"bob\"],\"mediaType\":1}");
      if (reply.get("ok").booleanValue()) {
        made++;
        ann.ok("hangup", "{}");
      }
    }
    long seconds = Duration.ofNanos(System.nanoTime() - from).toSeconds();
    assertThat(reply.get("code").intValue()).isEqualTo(70119);
    assertThat(reply.get("retryable").booleanValue()).isTrue();
    assertThat(made).isBetween(5, 6 + (int) seconds);

    String call =
        bob.ok("calls", "{\"userIDList\":[\"cat\"],\"mediaType\":1}").get("callId").textValue();
    assertThat(call).isNotEmpty();
    bob.ok("hangup", "{}");

    int fromRobot = 0;
    while (fromRobot <= 100 && robot("dan" + fromRobot).path("code").intValue() != 70119) {
      fromRobot++;
    }
    assertThat(fromRobot).isBetween(5, 100);
    JsonNode tencent = tencentRobot("eve");
    assertThat(tencent.get("ErrorCode").intValue()).isEqualTo(60007);
    assertThat(tencent.get("ErrorInfo").textValue()).startsWith("TOO_MANY_CALLS");
    await("the rate to allow one more")
        .atMost(Duration.ofSeconds(10))
        .until(() -> tencentRobot("eve").get("ErrorCode").intValue() == 0);
  }

  @Test
  void a_tenant_that_has_all_the_calls_it_may_have_gets_another_when_one_has_ended()
      throws Exception {
    platform = new RunningPlatform("ringroom.policy.limits.live-calls = 2");
    TestClient ann = TestClient.loggedIn(platform, "ann", "tab");
    TestClient bob = TestClient.loggedIn(platform, "bob", "tab");
    TestClient cat = TestClient.loggedIn(platform, "cat", "tab");
    String first = ann.call("\"bob\"");
    bob.event("onCallReceived");
    assertThat(bob.refused("calls", "{\"userIDList\":[\"eve\"],\"mediaType\":1}"))
        .as("who is in a call takes no place of another")
        .isEqualTo(70107);
    assertThat(robot("dan").path("callId").isTextual()).isTrue();
    JsonNode reply = cat.reply("calls", "{\"userIDList\":[\"eve\"],\"mediaType\":1}");
    assertThat(reply.get("code").intValue()).isEqualTo(70120);
    assertThat(reply.get("retryable").booleanValue()).isTrue();
    assertThat(robot("eve").get("code").intValue()).isEqualTo(70120);

    bob.ok("accept", "{\"callId\":\"%s\"}".formatted(first));
    platform.stop();
    platform.start();
    TestClient eve = TestClient.loggedIn(platform, "eve", "tab");
    await("the calls of before the restart to be counted")
        .atMost(Duration.ofSeconds(10))
        .until(() -> robot("fay").path("code").intValue() == 70120);
    assertThat(eve.refused("calls", "{\"userIDList\":[\"fay\"],\"mediaType\":1}")).isEqualTo(70120);

    ann.resumeByCommand(Json.object().put("sessionId", "none-1"), 0);
    ann.ok("hangup", "{}");
    await("the place of the call that has ended")
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                eve.reply("calls", "{\"userIDList\":[\"fay\"],\"mediaType\":1}")
                    .get("ok")
                    .booleanValue());
  }
}
