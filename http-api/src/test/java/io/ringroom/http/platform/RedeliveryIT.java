package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Devices that connect, and are lost, while a call rings (b6, seed S57), over real sockets. */
class RedeliveryIT {
  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @BeforeAll
  static void startPlatform() throws Exception {
    platform = new RunningPlatform();
  }

  @AfterAll
  static void stopPlatform() throws Exception {
    platform.close();
  }

  private static JsonNode rung(TestClient client) throws Exception {
    JsonNode ring = client.event("onCallReceived");
    client.ack(ring);
    return ring;
  }

  @Test
  @Tag("row-18")
  @Tag("row-19")
  void whoever_connects_while_it_rings_is_rung_with_what_is_left_of_the_time() throws Exception {
    TestClient ann = TestClient.loggedIn(platform, "ann1", "tab");
    String call = ann.call("\"bob1\",\"eve1\"");
    assertThat(ann.event("onUserUnreachable", call).at("/p/userID").textValue()).isNotEmpty();

    TestClient bob = new TestClient(platform, "bob1", "tab");
    JsonNode login = bob.login();
    assertThat(login.at("/sync/call/callId").textValue()).isEqualTo(call);
    JsonNode ring = rung(bob);

    assertThat(ring.at("/p/redelivered").booleanValue()).isTrue();
    assertThat(ring.at("/p/remainingMs").longValue()).isBetween(1L, 30_000L);
    assertThat(ring.at("/p/callerId").textValue()).isEqualTo("ann1");
    assertThat(ann.event("onUserRinging", call).at("/p/userID").textValue()).isEqualTo("bob1");
    bob.ok("accept", "{\"callId\":\"" + call + "\"}");
    ann.event("onCallBegin", call);
    ann.ok("hangup", "{}");
    bob.ok("hangup", "{}");
  }

  @Test
  @Tag("row-18")
  void a_session_that_is_resumed_reads_of_the_ring_once_and_shows_it_on() throws Exception {
    TestClient ann = TestClient.loggedIn(platform, "ann2", "tab");
    TestClient bob = new TestClient(platform, "bob2", "tab");
    JsonNode login = bob.login();
    String call = ann.call("\"bob2\"");
    JsonNode ring = rung(bob);

    JsonNode again = bob.resume(login, ring.get("seq").longValue(), "\"" + call + "\"");

    assertThat(again.get("resumed").booleanValue()).isTrue();
    ann.ok("hangup", "{}");
    bob.event("onCallNotConnected", call);
    assertThat(bob.gotNo("onCallReceived")).isTrue();
  }

  @Test
  @Tag("row-19")
  void the_caller_sees_that_the_last_device_that_rang_is_gone_and_that_it_is_back()
      throws Exception {
    TestClient ann = TestClient.loggedIn(platform, "ann3", "tab");
    TestClient bob = TestClient.loggedIn(platform, "bob3", "tab");
    String call = ann.call("\"bob3\"");
    rung(bob);
    ann.event("onUserRinging", call);

    bob.wire().cut();
    assertThat(ann.event("onUserUnreachable", call).at("/p/userID").textValue()).isEqualTo("bob3");

    rung(TestClient.loggedIn(platform, "bob3", "tab"));
    assertThat(ann.event("onUserRinging", call).at("/p/userID").textValue()).isEqualTo("bob3");
    ann.ok("hangup", "{}");
  }

  @Test
  @Tag("row-18")
  void a_client_of_either_older_kit_that_connects_is_told_in_its_own_word() throws Exception {
    TestClient ann = TestClient.loggedIn(platform, "ann4", "tab");
    String call = ann.call("\"bob4\",\"eve4\"");

    for (List<String> kit :
        List.of(List.of("trtccalling", "bob4", "onInvited"), List.of("mini", "eve4", "INVITED"))) {
      Wire wire = new Wire(platform.http(), platform.socket("/ws?v=1&dialect=" + kit.get(0)), null);
      wire.send(
          "{\"v\":1,\"id\":\"1\",\"cmd\":\"login\",\"p\":{\"sdkAppID\":%s,\"userID\":\"%s\",\"userSig\":\"%s\"}}"
              .formatted(
                  RunningPlatform.TENANT,
                  kit.get(1),
                  platform.userSig(kit.get(1), RunningPlatform.TENANT, Instant.now())));
      JsonNode invited =
          wire.await(kit.get(2), message -> kit.get(2).equals(message.path("ev").textValue()));
      wire.send("{\"v\":1,\"ack\":%d}".formatted(invited.get("seq").longValue()));
      assertThat(ann.event("onUserRinging", call).at("/p/userID").textValue())
          .isEqualTo(kit.get(1));
    }
    ann.ok("hangup", "{}");
  }

  @Test
  @Tag("row-18")
  void a_tenant_may_have_only_calls_between_two_rung_again_as_the_older_kits_did()
      throws Exception {
    try (RunningPlatform seed = new RunningPlatform("ringroom.policy.compat.redelivery = SINGLE")) {
      TestClient ann = TestClient.loggedIn(seed, "ann", "tab");
      TestClient dan = TestClient.loggedIn(seed, "dan", "tab");
      String group = ann.call("\"bob\",\"eve\"");
      String single = dan.call("\"fay\"");

      JsonNode bob = new TestClient(seed, "bob", "tab").login();
      assertThat(bob.at("/sync/call").isNull()).isTrue();
      TestClient fay = new TestClient(seed, "fay", "tab");
      assertThat(fay.login().at("/sync/call/callId").textValue()).isEqualTo(single);
      assertThat(rung(fay).at("/p/redelivered").booleanValue()).isTrue();

      dan.event("onUserRinging", single);
      ann.ok("hangup", "{\"callId\":\"" + group + "\"}");
      assertThat(ann.gotNo("onUserRinging")).isTrue();
    }
  }
}
