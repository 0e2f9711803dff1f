package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
}
