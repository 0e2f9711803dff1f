package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls over real sockets, real actors and a real journal. */
class CallsIT {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @SuppressWarnings("NullAway.Init")
  private TestClient ann;

  @SuppressWarnings("NullAway.Init")
  private TestClient bob;

  @BeforeAll
  static void startPlatform() throws Exception {
    platform = new RunningPlatform();
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
  @Tag("row-1")
  void a_call_rings_is_answered_and_ends_alike_for_both() throws Exception {
    String call = ann.call(quoted(bob));
    JsonNode received = bob.event("onCallReceived");
    assertThat(received.get("callId").textValue()).isEqualTo(call);
    assertThat(received.at("/p/callerId").textValue()).isEqualTo(ann.user());
    bob.ack(received);
    assertThat(ann.event("onUserRinging").at("/p/userID").textValue()).isEqualTo(bob.user());

    bob.ok("accept", callId(call));
    ann.event("onCallBegin");
    bob.event("onCallBegin");
    ann.ok("hangup", "{}");

    JsonNode anns = ann.event("onCallEnd").get("p");
    JsonNode bobs = bob.event("onCallEnd").get("p");
    assertThat(anns.get("reason").intValue()).isEqualTo(1);
    assertThat(bobs.get("reason").intValue()).isEqualTo(1);
    assertThat(bobs.get("totalTime")).isEqualTo(anns.get("totalTime"));
  }

  @Test
  @Tag("row-7")
  void a_rejected_call_is_over_with_the_reason_of_who_rejected() throws Exception {
    String call = ann.call(quoted(bob));
    bob.event("onCallReceived");

    bob.ok("reject", "{\"callId\":\"%s\",\"reason\":\"in a meeting\"}".formatted(call));

    assertThat(ann.event("onUserReject").at("/p/reason").textValue()).isEqualTo("in a meeting");
    assertThat(endReason(ann)).isEqualTo(2);
  }

  @Test
  @Tag("row-6")
  void a_cancelled_call_stops_ringing() throws Exception {
    ann.call(quoted(bob));
    bob.event("onCallReceived");

    ann.ok("hangup", "{}");

    assertThat(endReason(bob)).isEqualTo(6);
    assertThat(endReason(ann)).isEqualTo(6);
  }

  @Test
  @Tag("row-4")
  void nobody_answering_is_told_apart_from_nobody_reached() throws Exception {
    ann.callFor(quoted(bob), 5);
    bob.ack(bob.event("onCallReceived"));
    assertThat(ann.event("onUserNoResponse").at("/p/delivered").booleanValue()).isTrue();
    assertThat(endReason(ann)).isEqualTo(3);
    assertThat(endReason(bob)).isEqualTo(3);

    ann.callFor("\"nobody-" + COUNT.get() + "\"", 5);
    assertThat(endReason(ann)).isEqualTo(4);
  }

  @Test
  @Tag("row-8")
  void a_user_in_a_call_is_busy_and_does_not_ring() throws Exception {
    TestClient eve = TestClient.loggedIn(platform, "eve" + COUNT.get(), "eve-tab");
    String call = ann.call(quoted(bob));
    bob.event("onCallReceived");
    bob.ok("accept", callId(call));
    bob.event("onCallBegin");

    eve.call(quoted(bob));

    assertThat(eve.event("onUserLineBusy").at("/p/userID").textValue()).isEqualTo(bob.user());
    assertThat(endReason(eve)).isEqualTo(5);
    assertThat(bob.gotNo("onCallReceived")).isTrue();
    assertThat(bob.refused("calls", "{\"userIDList\":[%s],\"mediaType\":1}".formatted(quoted(eve))))
        .isEqualTo(70107);
  }

  @Test
  @Tag("row-14")
  void every_device_rings_and_the_others_are_told_that_one_answered() throws Exception {
    TestClient phone = TestClient.loggedIn(platform, bob.user(), "bob-phone");
    String call = ann.call(quoted(bob));
    long seq = bob.event("onCallReceived").get("seq").longValue();
    assertThat(phone.event("onCallReceived").get("seq").longValue()).isEqualTo(seq);

    phone.ok("accept", callId(call));

    assertThat(endReason(bob)).isEqualTo(7);
    phone.event("onCallBegin");
    assertThat(bob.refused("accept", callId(call))).isEqualTo(70106);
    assertThat(bob.refused("hangup", callId(call))).isEqualTo(70109);
  }

  @Test
  @Tag("row-14")
  void the_other_devices_are_told_that_one_rejected() throws Exception {
    TestClient phone = TestClient.loggedIn(platform, bob.user(), "bob-phone");
    String call = ann.call(quoted(bob));
    phone.event("onCallReceived");
    bob.event("onCallReceived");

    phone.ok("reject", callId(call));

    assertThat(endReason(bob)).isEqualTo(8);
  }

  @Test
  @Tag("row-13")
  void two_who_call_each_other_at_once_end_up_in_one_call() throws Exception {
    String frame =
        "{\"v\":1,\"id\":\"glare\",\"cmd\":\"calls\",\"p\":{\"userIDList\":[%s],\"mediaType\":2}}";
    ann.wire().send(frame.formatted(quoted(bob)));
    bob.wire().send(frame.formatted(quoted(ann)));

    String anns = ann.event("onCallBegin").get("callId").textValue();
    String bobs = bob.event("onCallBegin").get("callId").textValue();

    assertThat(anns).isEqualTo(bobs);
    ann.ok("hangup", callId(anns));
    assertThat(bob.event("onCallEnd").get("callId").textValue()).isEqualTo(anns);
  }

  @Test
  @Tag("row-82")
  void the_same_command_again_is_answered_again_and_done_once() throws Exception {
    String p = "{\"userIDList\":[%s],\"mediaType\":2}".formatted(quoted(bob));

    JsonNode first = ann.replyTo("same", "calls", p);
    JsonNode again = ann.replyTo("same", "calls", p);

    assertThat(again).isEqualTo(first);
    bob.event("onCallReceived");
    assertThat(bob.gotNo("onCallReceived")).isTrue();
  }

  @Test
  void a_closed_microphone_is_told_to_the_others_and_no_camera_opens_in_an_audio_call()
      throws Exception {
    String call =
        ann.ok("calls", "{\"userIDList\":[%s],\"mediaType\":1}".formatted(quoted(bob)))
            .get("callId")
            .textValue();
    bob.event("onCallReceived");
    bob.ok("accept", callId(call));
    bob.event("onCallBegin");
    assertThat(bob.event("onUserAudioAvailable").at("/p/isAudioAvailable").booleanValue()).isTrue();
    assertThat(bob.event("onUserVideoAvailable").at("/p/isVideoAvailable").booleanValue())
        .isFalse();

    ann.ok("closeMicrophone", "{}");

    assertThat(bob.event("onUserAudioAvailable").at("/p/isAudioAvailable").booleanValue())
        .isFalse();
    assertThat(ann.refused("openCamera", "{}")).isEqualTo(70002);
  }

  @Test
  void the_list_of_users_tells_who_is_online_and_busy() throws Exception {
    await("both are listed")
        .untilAsserted(
            () ->
                assertThat(ann.ok("listUsers", "{}").get("users").findValuesAsText("userID"))
                    .contains(ann.user(), bob.user()));

    ann.call(quoted(bob));

    JsonNode presence =
        ann.wire()
            .await(
                "bob's presence",
                event ->
                    "onUserPresence".equals(event.path("ev").textValue())
                        && bob.user().equals(event.at("/p/userID").textValue()));
    assertThat(presence.at("/p/busy").booleanValue()).isTrue();
    assertThat(presence.get("seq").isNull()).isTrue();
  }

  private static int endReason(TestClient client) throws Exception {
    return client.event("onCallNotConnected").at("/p/reason").intValue();
  }

  private static String callId(String call) {
    return "{\"callId\":\"%s\"}".formatted(call);
  }

  private static String quoted(TestClient client) {
    return "\"" + client.user() + "\"";
  }
}
