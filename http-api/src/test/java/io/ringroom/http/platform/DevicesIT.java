package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users with several devices, over real sockets. */
class DevicesIT {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @SuppressWarnings("NullAway.Init")
  private TestClient ann;

  @SuppressWarnings("NullAway.Init")
  private TestClient tab;

  @SuppressWarnings("NullAway.Init")
  private TestClient phone;

  @BeforeAll
  static void startPlatform() throws Exception {
    platform = new RunningPlatform("ringroom.policy.devices.max = 2");
  }

  @AfterAll
  static void stopPlatform() throws Exception {
    platform.close();
  }

  @BeforeEach
  void logIn() throws Exception {
    int n = COUNT.incrementAndGet();
    ann = TestClient.loggedIn(platform, "ann" + n, "ann-tab");
    tab = TestClient.loggedIn(platform, "bob" + n, "tab");
    phone = TestClient.loggedIn(platform, "bob" + n, "phone");
  }

  @Test
  @Tag("row-12")
  void ignoring_silences_one_device_also_after_it_reconnects_and_the_call_rings_on()
      throws Exception {
    String call = ann.call(quoted(tab));
    tab.event("onCallReceived", call);
    phone.event("onCallReceived", call);

    tab.ok("ignore", callId(call));

    TestClient again = new TestClient(platform, tab.user(), "tab");
    assertThat(again.login().at("/sync/call").isNull()).isTrue();
    phone.ok("accept", callId(call));
    ann.event("onCallBegin", call);
    assertThat(ann.gotNo("onUserReject")).isTrue();
    ann.ok("hangup", callId(call));
    phone.event("onCallEnd", call);
    assertThat(phone.refused("ignore", callId(call))).isEqualTo(70105);
  }

  @Test
  @Tag("row-15")
  void a_running_call_moves_to_another_device_unnoticed_by_the_other_side() throws Exception {
    String call = talk();

    assertThat(phone.ok("moveToThisDevice", callId(call)).get("callId").textValue())
        .isEqualTo(call);

    phone.event("onCallBegin", call);
    assertThat(tab.event("onCallMovedToDevice", call).at("/p/deviceId").textValue())
        .isEqualTo("phone");
    assertThat(ann.gotNo("onUserLeave")).isTrue();
    assertThat(tab.refused("hangup", callId(call))).isEqualTo(70109);
    phone.ok("hangup", callId(call));
    assertThat(ann.event("onCallEnd", call).at("/p/reason").intValue()).isEqualTo(1);
  }

  @Test
  @Tag("row-42")
  void one_device_too_many_sends_the_oldest_away_but_not_the_one_in_the_call() throws Exception {
    String call = talk();

    TestClient tablet = TestClient.loggedIn(platform, tab.user(), "tablet");

    phone.event("onKickedOffline");
    assertThat(phone.wire().awaitClose()).isEqualTo(4002);
    ann.ok("hangup", callId(call));
    tab.event("onCallEnd", call);
    assertThat(tablet.gotNo("onKickedOffline")).isTrue();
  }

  @Test
  @Tag("row-42")
  void where_a_user_may_have_one_device_the_newer_login_takes_over() throws Exception {
    try (RunningPlatform strict = new RunningPlatform("ringroom.policy.devices.single = true")) {
      TestClient older = TestClient.loggedIn(strict, "eve", "tab");
      TestClient newer = TestClient.loggedIn(strict, "eve", "phone");

      JsonNode kicked = older.event("onKickedOffline");
      assertThat(kicked.at("/p/reason").textValue()).isNotEmpty();
      assertThat(older.wire().awaitClose()).isEqualTo(4002);
      TestClient dan = TestClient.loggedIn(strict, "dan", "tab");
      dan.call("\"eve\"");
      newer.event("onCallReceived");
    }
  }

  @Test
  @Tag("row-42")
  void a_user_may_choose_to_have_one_device_and_his_newer_login_takes_over() throws Exception {
    tab.ok("enableMultiDeviceAbility", "{\"enable\":false}");
    assertThat(phone.ok("queryBlockList", "{}").get("multiDevice").booleanValue()).isFalse();

    TestClient tablet = TestClient.loggedIn(platform, tab.user(), "tablet");

    assertThat(tab.wire().awaitClose()).isEqualTo(4002);
    assertThat(phone.wire().awaitClose()).isEqualTo(4002);
    tablet.ok("enableMultiDeviceAbility", "{}");
    TestClient again = TestClient.loggedIn(platform, tab.user(), "tab");
    ann.call(quoted(tab));
    tablet.event("onCallReceived");
    again.event("onCallReceived");
  }

  @Test
  @Tag("row-14")
  void a_reject_after_an_accept_on_another_device_does_not_end_the_call() throws Exception {
    String call = talk();

    assertThat(phone.refused("reject", callId(call))).isEqualTo(70106);

    assertThat(ann.gotNo("onCallEnd")).isTrue();
    ann.ok("hangup", callId(call));
    tab.event("onCallEnd", call);
  }

  private String talk() throws Exception {
    String call = ann.call(quoted(tab));
    tab.event("onCallReceived", call);
    tab.ok("accept", callId(call));
    ann.event("onCallBegin", call);
    tab.event("onCallBegin", call);
    return call;
  }

  private static String callId(String call) {
    return "{\"callId\":\"%s\"}".formatted(call);
  }

  private static String quoted(TestClient client) {
    return "\"" + client.user() + "\"";
  }
}
