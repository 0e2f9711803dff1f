package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls whose platform process went away: everything is back from the journal. */
class RestartIT {
  @SuppressWarnings("NullAway.Init")
  private RunningPlatform platform;

  @BeforeEach
  void startPlatform() throws Exception {
    platform = new RunningPlatform();
  }

  @AfterEach
  void stopPlatform() throws Exception {
    platform.close();
  }

  @Test
  @Tag("row-5")
  @Tag("row-76")
  void a_ring_goes_on_and_ends_once_though_nobody_is_connected_any_more() throws Exception {
    TestClient ann = new TestClient(platform, "ann", "tab");
    JsonNode anns = ann.login();
    TestClient bob = new TestClient(platform, "bob", "tab");
    JsonNode bobs = bob.login();
    String call = ann.callFor("\"bob\"", 10);
    bob.ack(bob.event("onCallReceived"));
    ann.event("onUserRinging");

    platform.stop();
    platform.start();

    JsonNode back = bob.resume(bobs, 1, "\"" + call + "\"");
    assertThat(back.get("resumed").booleanValue()).isFalse();
    assertThat(back.at("/sync/call/state").textValue()).isEqualTo("ringing");
    assertThat(ann.resume(anns, 1, "\"" + call + "\"").at("/sync/call/phase").textValue())
        .isEqualTo("inviting");
    assertThat(ann.event("onCallNotConnected").at("/p/reason").intValue()).isEqualTo(3);
    bob.event("onCallNotConnected");
    assertThat(bob.gotNo("onCallNotConnected")).isTrue();
    assertThat(bob.gotNo("onCallReceived")).isTrue();
  }

  @Test
  @Tag("row-77")
  void a_talk_goes_on_and_can_be_ended() throws Exception {
    TestClient ann = new TestClient(platform, "ann", "tab");
    JsonNode anns = ann.login();
    TestClient bob = new TestClient(platform, "bob", "tab");
    JsonNode bobs = bob.login();
    String call = ann.call("\"bob\"");
    bob.event("onCallReceived");
    bob.ok("accept", "{\"callId\":\"%s\"}".formatted(call));
    ann.event("onCallBegin");

    platform.stop();
    platform.start();

    JsonNode back = ann.resume(anns, 1, "\"" + call + "\"");
    assertThat(back.at("/sync/call/phase").textValue()).isEqualTo("active");
    assertThat(back.get("seq").longValue()).isGreaterThan(anns.get("seq").longValue());
    bob.resume(bobs, 1, "\"" + call + "\"");
    ann.ok("hangup", "{}");

    JsonNode end = bob.event("onCallEnd").get("p");
    assertThat(end.get("reason").intValue()).isEqualTo(1);
    assertThat(end.get("userId").textValue()).isEqualTo("ann");
    assertThat(end.get("cause").textValue()).isEmpty();
  }

  @Test
  @Tag("row-26")
  @Tag("row-80")
  void what_happened_before_a_restart_is_told_explained_and_recorded_after_it() throws Exception {
    TestClient ann = new TestClient(platform, "ann", "tab");
    ann.login();
    TestClient bob = new TestClient(platform, "bob", "tab");
    JsonNode bobs = bob.login();
    String call = ann.call("\"bob\"");
    bob.event("onCallReceived");
    bob.ok("accept", "{\"callId\":\"%s\"}".formatted(call));
    ann.event("onCallBegin");
    String state = ask("/v1/calls/" + call + "/state?at=2").toString();
    int events = ask("/v1/calls/" + call + "/timeline").get("events").size();

    platform.stop();
    platform.start();

    JsonNode timeline = ask("/v1/calls/" + call + "/timeline").get("events");
    assertThat(timeline.size()).isGreaterThanOrEqualTo(events);
    for (int i = 0; i < timeline.size(); i++) {
      assertThat(timeline.get(i).get("seq").longValue()).isEqualTo(i + 1L);
    }
    assertThat(ask("/v1/calls/" + call + "/state?at=2")).hasToString(state);
    assertThat(ask("/v1/users/bob/engagement").get("callId").textValue()).isEqualTo(call);
    bob.resume(bobs, 1, "\"" + call + "\"");
    bob.ok("hangup", "{}");
    bob.event("onCallEnd");

    await("the record").until(() -> send("/v1/records/" + call).statusCode() == 200);
    JsonNode record = ask("/v1/records/" + call);
    assertThat(record.get("result").textValue()).isEqualTo("NormalEnd");
    assertThat(record.get("endedBy").textValue()).isEqualTo("bob");
    assertThat(ask("/v1/records?userID=ann").get("records")).hasSize(1);
    assertThat(ask("/v1/calls/" + call + "/explain").at("/whole/text").textValue()).isNotEmpty();
  }

  private JsonNode ask(String path) throws Exception {
    HttpResponse<String> response = send(path);
    assertThat(response.statusCode()).as("%s %s", path, response.body()).isEqualTo(200);
    return Json.parse(response.body());
  }

  private HttpResponse<String> send(String path) throws Exception {
    return platform
        .http()
        .send(
            HttpRequest.newBuilder(platform.uri(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + RunningPlatform.SECRET)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
