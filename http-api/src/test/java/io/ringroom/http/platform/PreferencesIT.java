package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Do-not-disturb and the block list, kept by the callee's side and across a restart. */
@Tag("row-31")
class PreferencesIT {
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
  void who_is_blocked_is_declined_without_a_ring_also_after_a_restart() throws Exception {
    TestClient bob = TestClient.loggedIn(platform, "bob", "tab");
    JsonNode list = bob.ok("blockUser", "{\"userIDList\":[\"ann\",\"eve\"]}");
    assertThat(list.get("blockList").toString()).isEqualTo("[\"ann\",\"eve\"]");
    assertThat(bob.refused("blockUser", "{\"userID\":\"bob\"}")).isEqualTo(70111);
    assertThat(bob.refused("blockUser", "{}")).isEqualTo(70002);

    platform.stop();
    platform.start();

    TestClient ann = TestClient.loggedIn(platform, "ann", "tab");
    bob = TestClient.loggedIn(platform, "bob", "tab");
    ann.call("\"bob\"");
    JsonNode reject = ann.event("onUserReject").get("p");
    assertThat(reject.get("reason").textValue()).isEmpty();
    assertThat(ann.event("onCallNotConnected").at("/p/reason").intValue()).isEqualTo(2);
    assertThat(bob.gotNo("onCallReceived")).isTrue();

    list = bob.ok("unblockUser", "{\"userID\":\"ann\"}");
    assertThat(list.get("blockList").toString()).isEqualTo("[\"eve\"]");
    ann.call("\"bob\"");
    bob.event("onCallReceived");
  }

  @Test
  void nobody_rings_who_does_not_want_to_be_disturbed() throws Exception {
    TestClient ann = TestClient.loggedIn(platform, "ann", "tab");
    TestClient bob = TestClient.loggedIn(platform, "bob", "tab");
    assertThat(bob.refused("setDnd", "{}")).isEqualTo(70002);
    JsonNode on = bob.ok("setDnd", "{\"on\":true,\"until\":4000000000000}");
    assertThat(on.at("/dnd/until").longValue()).isEqualTo(4_000_000_000_000L);

    ann.call("\"bob\"");
    assertThat(ann.event("onUserReject").at("/p/reason").textValue()).isEqualTo("doNotDisturb");
    ann.event("onCallNotConnected");
    assertThat(bob.gotNo("onCallReceived")).isTrue();

    assertThat(bob.ok("setDnd", "{\"on\":true,\"until\":1}").at("/dnd/on").booleanValue())
        .as("a time that is over")
        .isFalse();
    assertThat(bob.ok("queryBlockList", "{}").at("/dnd/on").booleanValue()).isFalse();
    ann.call("\"bob\"");
    bob.event("onCallReceived");
  }
}
