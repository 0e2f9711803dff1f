package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Call waiting and hold, over real sockets and across a restart: Ann talks to Bob, Eve calls. */
class CallWaitingIT {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private RunningPlatform platform;

  @SuppressWarnings("NullAway.Init")
  private TestClient ann;

  @SuppressWarnings("NullAway.Init")
  private TestClient bob;

  @SuppressWarnings("NullAway.Init")
  private TestClient eve;

  @BeforeEach
  void startPlatform() throws Exception {
    platform = new RunningPlatform("ringroom.policy.calls.waiting = true");
    int n = COUNT.incrementAndGet();
    ann = TestClient.loggedIn(platform, "ann" + n, "tab");
    bob = TestClient.loggedIn(platform, "bob" + n, "tab");
    eve = TestClient.loggedIn(platform, "eve" + n, "tab");
  }

  @AfterEach
  void stopPlatform() throws Exception {
    platform.close();
  }

  private static String callId(String call) {
    return "{\"callId\":\"" + call + "\"}";
  }

  private static String quoted(TestClient client) {
    return "\"" + client.user() + "\"";
  }

  private String talk() throws Exception {
    String call = bob.call(quoted(ann));
    ann.event("onCallReceived", call);
    ann.ok("accept", callId(call));
    bob.event("onCallBegin", call);
    ann.event("onCallBegin", call);
    return call;
  }

  private String secondCall(String first) throws Exception {
    String second = eve.call(quoted(ann));
    JsonNode waiting = ann.event("onCallWaiting", second);
    assertThat(waiting.at("/p/current").textValue()).isEqualTo(first);
    assertThat(waiting.at("/p/callerId").textValue()).isEqualTo(eve.user());
    ann.ack(waiting);
    eve.event("onUserRinging", second);
    return second;
  }

  private static void hold(TestClient observer, String call, TestClient who, boolean held)
      throws Exception {
    JsonNode told = observer.event("onUserHold", call);
    assertThat(told.at("/p/userID").textValue()).isEqualTo(who.user());
    assertThat(told.at("/p/held").booleanValue()).isEqualTo(held);
  }

  @Test
  @Tag("row-10")
  @Tag("row-11")
  void answering_the_second_call_holds_the_first_and_taking_it_up_again_holds_the_second()
      throws Exception {
    String first = talk();
    String second = secondCall(first);

    ann.ok("accept", callId(second));
    eve.event("onCallBegin", second);
    hold(bob, first, ann, true);

    ann.ok("unhold", callId(first));
    hold(bob, first, ann, false);
    hold(eve, second, ann, true);

    bob.ok("hangup", callId(first));
    ann.event("onCallEnd", first);
    ann.ok("unhold", callId(second));
    hold(eve, second, ann, false);
    eve.ok("hangup", callId(second));
    ann.event("onCallEnd", second);
  }

  @Test
  @Tag("row-10")
  void a_waiting_call_is_rejected_without_touching_the_first() throws Exception {
    String first = talk();
    String second = secondCall(first);

    ann.ok("reject", callId(second));

    assertThat(eve.event("onCallNotConnected", second).at("/p/reason").intValue()).isEqualTo(2);
    assertThat(bob.gotNo("onUserHold")).isTrue();
    bob.ok("hangup", callId(first));
  }

  @Test
  @Tag("row-10")
  void who_prefers_to_be_busy_is() throws Exception {
    assertThat(ann.refused("setBusyPolicy", "{\"policy\":\"sometimes\"}")).isEqualTo(70002);
    assertThat(ann.ok("setBusyPolicy", "{\"policy\":\"busy\"}").get("busyPolicy").textValue())
        .isEqualTo("busy");
    talk();

    String second = eve.call(quoted(ann));

    eve.event("onUserLineBusy", second);
    assertThat(ann.gotNo("onCallWaiting")).isTrue();
  }

  @Test
  @Tag("row-11")
  void a_member_holds_and_dials_another_who_finds_the_first_waiting() throws Exception {
    String first = talk();
    assertThat(ann.refused("calls", "{\"userIDList\":[" + quoted(eve) + "],\"mediaType\":2}"))
        .isEqualTo(70107);

    ann.ok("hold", callId(first));
    hold(bob, first, ann, true);
    String second = ann.call(quoted(eve));
    eve.event("onCallReceived", second);
    eve.ok("accept", callId(second));
    ann.event("onCallBegin", second);
    ann.ok("hangup", callId(second));
    ann.ok("unhold", callId(first));
    hold(bob, first, ann, false);
  }

  @Test
  @Tag("row-11")
  void both_calls_survive_a_restart_and_the_sync_shows_which_is_held() throws Exception {
    String first = talk();
    String second = secondCall(first);
    ann.ok("accept", callId(second));
    hold(bob, first, ann, true);

    platform.stop();
    platform.start();

    ann = TestClient.loggedIn(platform, ann.user(), "tab");
    bob = TestClient.loggedIn(platform, bob.user(), "tab");
    eve = TestClient.loggedIn(platform, eve.user(), "tab");
    JsonNode sync = new TestClient(platform, ann.user(), "other").login().get("sync");
    assertThat(sync.at("/call/callId").textValue()).isEqualTo(first);
    assertThat(sync.at("/call/members").toString()).contains("\"held\":true");
    assertThat(sync.at("/otherCall/callId").textValue()).isEqualTo(second);
    assertThat(sync.at("/otherCall/members").toString()).doesNotContain("held");

    ann.ok("unhold", callId(first));
    hold(bob, first, ann, false);
    hold(eve, second, ann, true);
  }

  @Test
  void a_tenant_without_it_refuses_hold() throws Exception {
    platform.close();
    platform = new RunningPlatform();
    bob = TestClient.loggedIn(platform, "bob", "tab");
    ann = TestClient.loggedIn(platform, "ann", "tab");
    String call = talk();

    assertThat(ann.refused("hold", callId(call))).isEqualTo(70115);
    assertThat(ann.refused("setBusyPolicy", "{\"policy\":\"waiting\"}")).isEqualTo(70115);
  }
}
