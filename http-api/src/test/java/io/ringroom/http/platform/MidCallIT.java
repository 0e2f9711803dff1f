package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a call while people talk in it, over real sockets and a real journal. */
class MidCallIT {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @SuppressWarnings("NullAway.Init")
  private TestClient ann;

  @SuppressWarnings("NullAway.Init")
  private TestClient bob;

  @SuppressWarnings("NullAway.Init")
  private TestClient eve;

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
    ann = TestClient.loggedIn(platform, "ann" + n, "tab");
    bob = TestClient.loggedIn(platform, "bob" + n, "tab");
    eve = TestClient.loggedIn(platform, "eve" + n, "tab");
  }

  @Test
  @Tag("row-20")
  void a_member_asks_a_third_user_into_a_call_and_may_ask_him_again() throws Exception {
    String call = annAndBobTalk();

    JsonNode answer = bob.ok("inviteUser", users(eve.user(), ann.user(), bob.user()));

    assertThat(answer.get("accepted").get(0).textValue()).isEqualTo(eve.user());
    assertThat(answer.at("/refused/0/code").intValue()).isEqualTo(70107);
    assertThat(answer.at("/refused/1/code").intValue()).isEqualTo(70111);
    assertThat(ann.event("onUserInviting").at("/p/userID").textValue()).isEqualTo(eve.user());
    JsonNode first = eve.event("onCallReceived");
    assertThat(first.at("/p/callerId").textValue()).isEqualTo(bob.user());
    assertThat(first.at("/p/attempt").intValue()).isEqualTo(1);
    assertThat(ann.ok("inviteUser", users(eve.user())).at("/alreadyInvited/0").textValue())
        .isEqualTo(eve.user());

    eve.ok("reject", callId(call));
    ann.event("onUserReject");
    ann.ok("inviteUser", users(eve.user()));

    assertThat(eve.event("onCallReceived").at("/p/attempt").intValue()).isEqualTo(2);
    eve.ok("accept", callId(call));
    eve.event("onCallBegin");
    assertThat(ann.wire().await("eve's join", joinOf(eve)).get("callId").textValue())
        .isEqualTo(call);
    bob.ok("hangup", "{}");
    ann.event("onUserLeave");
    eve.ok("hangup", "{}");
    assertThat(ann.event("onCallEnd").at("/p/reason").intValue()).isEqualTo(1);
  }

  @Test
  @Tag("row-20")
  void who_is_in_no_call_asks_nobody_into_it() throws Exception {
    String call = annAndBobTalk();

    assertThat(
            eve.refused(
                "inviteUser", "{\"callId\":\"%s\",\"userIDList\":[\"dan\"]}".formatted(call)))
        .isEqualTo(70109);
    assertThat(bob.refused("inviteUser", "{}")).isEqualTo(70002);
  }

  @Test
  @Tag("row-21")
  void a_user_of_the_chat_group_joins_a_running_group_call_and_comes_back_into_it()
      throws Exception {
    String call =
        ann.ok(
                "calls",
                "{\"userIDList\":[\"%s\"],\"mediaType\":2,\"params\":{\"chatGroupId\":\"g-1\"}}"
                    .formatted(bob.user()))
            .get("callId")
            .textValue();
    bob.event("onCallReceived");
    bob.ok("accept", callId(call));
    ann.event("onCallBegin");

    assertThat(eve.refused("join", callId(call))).isEqualTo(70113);
    String room = "{\"roomId\":\"%s\",\"groupID\":\"g-1\",\"mediaType\":2}".formatted(call);
    assertThat(eve.ok("joinInGroupCall", room).get("callId").textValue()).isEqualTo(call);
    eve.event("onCallBegin");
    assertThat(ann.wire().await("eve's join", joinOf(eve)).at("/p/rejoin").isMissingNode())
        .isTrue();
    assertThat(eve.refused("calls", "{\"userIDList\":[\"dan\"],\"mediaType\":1}")).isEqualTo(70107);

    eve.ok("hangup", "{}");
    ann.event("onUserLeave");
    eve.event("onCallEnd");
    eve.ok("join", callId(call));

    assertThat(ann.wire().await("eve's return", joinOf(eve)).at("/p/rejoin").booleanValue())
        .isTrue();
    eve.event("onCallBegin");
  }

  @Test
  @Tag("row-21")
  @Tag("row-30")
  void a_running_call_is_joined_by_what_its_caller_calls_the_room() throws Exception {
    String calls =
        "{\"userIDList\":[\"%s\"],\"mediaType\":2,\"params\":{\"chatGroupId\":\"g-1\",\"roomId\":%s}}";
    String number = "{\"intRoomId\":4294967295,\"strRoomId\":\"\"}";
    JsonNode placed = ann.ok("calls", calls.formatted(bob.user(), number));
    String call = placed.get("callId").textValue();
    assertThat(placed.get("roomId").textValue()).isEqualTo("4294967295");
    bob.event("onCallReceived");
    bob.ok("accept", callId(call));
    ann.event("onCallBegin");

    String room = "{\"roomId\":%s,\"groupID\":\"g-1\",\"mediaType\":2}";
    assertThat(eve.refused("joinInGroupCall", room.formatted("\"no-such-room\""))).isEqualTo(70105);
    assertThat(eve.refused("joinInGroupCall", room.formatted("{}"))).isEqualTo(70002);
    JsonNode in = eve.ok("joinInGroupCall", room.formatted(number));
    assertThat(in.get("callId").textValue()).isEqualTo(call);
    assertThat(in.get("roomId").textValue()).isEqualTo("4294967295");
    eve.event("onCallBegin");
    eve.ok("hangup", "{}");
    eve.event("onCallEnd");
    eve.ok("joinInGroupCall", room.formatted("\"4294967295\""));
    eve.event("onCallBegin");
  }

  @Test
  @Tag("row-21")
  void nobody_joins_a_call_that_is_over_or_while_he_is_in_another() throws Exception {
    String call = annAndBobTalk();
    assertThat(eve.refused("join", callId("01JD4ZB3V6Q2M8K7E5W9X0RTYZ"))).isEqualTo(70105);
    eve.ok("calls", "{\"userIDList\":[\"nobody\"],\"mediaType\":1}");
    assertThat(eve.refused("join", callId(call))).isEqualTo(70107);
    eve.ok("hangup", "{}");
    ann.ok("hangup", "{}");
    bob.event("onCallEnd");
    assertThat(bob.refused("join", callId(call))).isEqualTo(70105);
  }

  @Test
  @Tag("row-22")
  void a_video_call_becomes_a_voice_call_at_once_and_a_video_call_again_by_consent()
      throws Exception {
    annAndBobTalk();
    bob.event("onUserVideoAvailable");

    ann.ok("switchCallMediaType", "{\"mediaType\":1}");

    JsonNode down = bob.event("onCallMediaTypeChanged");
    assertThat(down.at("/p/oldMediaType").intValue()).isEqualTo(2);
    assertThat(down.at("/p/newMediaType").intValue()).isEqualTo(1);
    assertThat(bob.event("onUserVideoAvailable").at("/p/isVideoAvailable").booleanValue())
        .isFalse();
    assertThat(bob.refused("openCamera", "{}")).isEqualTo(70002);

    bob.ok("switchCallMediaType", "{\"mediaType\":2}");
    ann.event("onMediaTypeRequest");
    ann.ok("respondMediaType", "{\"agree\":false}");
    assertThat(bob.event("onCallMediaTypeChangeRejected").at("/p/by").textValue())
        .isEqualTo(ann.user());
    assertThat(ann.refused("respondMediaType", "{\"agree\":true}")).isEqualTo(70114);

    bob.ok("switchCallMediaType", "{\"mediaType\":2}");
    ann.event("onMediaTypeRequest");
    ann.ok("respondMediaType", "{\"agree\":true}");
    ann.event("onCallMediaTypeChanged");
    bob.ok("openCamera", "{}");
    ann.ok("hangup", "{}");
    assertThat(bob.event("onCallEnd").at("/p/mediaType").intValue()).isEqualTo(2);
  }

  @Test
  @Tag("row-3")
  @Tag("row-29")
  @Tag("row-30")
  void an_invitation_carries_the_callers_data_the_chat_group_and_his_name_of_the_room()
      throws Exception {
    String params = "{\"userData\":\"{\\\"order\\\":7}\",\"chatGroupId\":\"g-1\",\"roomId\":%s}";
    String calls = "{\"userIDList\":[\"%s\",\"%s\"],\"mediaType\":1,\"params\":%s}";

    JsonNode made =
        ann.ok(
            "calls",
            calls.formatted(
                bob.user(), eve.user(), params.formatted("{\"intRoomId\":4000000000}")));

    assertThat(made.get("roomId").textValue()).isEqualTo("4000000000");
    for (TestClient callee : List.of(bob, eve)) {
      JsonNode received = callee.event("onCallReceived").get("p");
      assertThat(received.get("userData").textValue()).isEqualTo("{\"order\":7}");
      assertThat(received.get("chatGroupId").textValue()).isEqualTo("g-1");
      assertThat(received.get("roomId").textValue()).isEqualTo("4000000000");
      assertThat(received.get("calleeIdList")).hasSize(2);
    }
    JsonNode accepted = bob.ok("accept", callId(made.get("callId").textValue()));
    assertThat(accepted.get("roomId").textValue()).isEqualTo("4000000000");
    ann.ok("hangup", "{}");

    assertThat(
            eve.refused(
                "calls",
                calls.formatted("dan", "sue", params.formatted("{\"strRoomId\":\"no spaces\"}"))))
        .isEqualTo(70002);
  }

  private String annAndBobTalk() throws Exception {
    String call = ann.call("\"" + bob.user() + "\"");
    bob.event("onCallReceived");
    bob.ok("accept", callId(call));
    ann.event("onCallBegin");
    bob.event("onCallBegin");
    return call;
  }

  private static Predicate<JsonNode> joinOf(TestClient who) {
    return event ->
        "onUserJoin".equals(event.path("ev").textValue())
            && who.user().equals(event.at("/p/userID").textValue());
  }

  private static String users(String... users) {
    return "{\"userIDList\":[\"%s\"]}".formatted(String.join("\",\"", users));
  }

  private static String callId(String call) {
    return "{\"callId\":\"%s\"}".formatted(call);
  }
}
