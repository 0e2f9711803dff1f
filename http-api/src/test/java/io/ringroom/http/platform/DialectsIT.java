package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients of three generations in one call, over real sockets (calling.md c7.9). */
class DialectsIT {
  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @BeforeAll
  static void startPlatform() throws Exception {
    platform = new RunningPlatform("ringroom.policy.calls.waiting = true");
  }

  @AfterAll
  static void stopPlatform() throws Exception {
    platform.close();
  }

  /** A client that logs in as the old kits do: no device, the user under its old name. */
  private static Wire old(String dialect, String user, String nameOfUser) throws Exception {
    Wire wire = new Wire(platform.http(), platform.socket("/ws?dialect=" + dialect + "&v=1"), null);
    say(
        wire,
        "login",
        "{\"sdkAppID\":%s,\"%s\":\"%s\",\"userSig\":\"%s\"}"
            .formatted(
                RunningPlatform.TENANT,
                nameOfUser,
                user,
                platform.userSig(user, RunningPlatform.TENANT, Instant.now())));
    return wire;
  }

  private static JsonNode say(Wire wire, String cmd, String p) throws Exception {
    wire.send("{\"v\":1,\"id\":\"%s\",\"cmd\":\"%s\",\"p\":%s}".formatted(cmd, cmd, p));
    JsonNode reply =
        wire.await("answer to " + cmd, message -> cmd.equals(message.path("id").textValue()));
    assertThat(reply.path("ok").asBoolean()).as("%s: %s", cmd, reply).isTrue();
    return reply.get("p");
  }

  private static JsonNode event(Wire wire, String ev) throws Exception {
    return wire.await(ev, message -> ev.equals(message.path("ev").textValue()));
  }

  @Test
  @Tag("row-3")
  void clients_of_three_generations_talk_in_one_call() throws Exception {
    Wire ann = old("trtccalling", "ann", "user");
    Wire bob = old("mini", "bob", "userID");
    event(bob, "SDK_READY");
    TestClient eve = TestClient.loggedIn(platform, "eve", "tab");

    say(ann, "groupCall", "{\"userIdList\":[\"bob\",\"eve\"],\"type\":2,\"groupID\":\"\"}");
    JsonNode invited = event(bob, "INVITED");
    assertThat(invited.at("/p/sponsor").textValue()).isEqualTo("ann");
    assertThat(eve.event("onCallReceived").at("/p/callerId").textValue()).isEqualTo("ann");

    say(bob, "accept", "{}");
    assertThat(event(ann, "onUserEnter").at("/p/userId").textValue()).isEqualTo("bob");
    event(bob, "USER_ENTER");
    eve.ok("accept", "{}");
    eve.event("onCallBegin");
    assertThat(event(bob, "USER_ACCEPT").at("/p/userID").textValue()).isEqualTo("eve");

    say(ann, "setMicMute", "{\"isMute\":true}");
    JsonNode muted =
        bob.await(
            "ann's silence",
            message ->
                "USER_AUDIO_AVAILABLE".equals(message.path("ev").textValue())
                    && "ann".equals(message.at("/p/userID").textValue())
                    && !message.at("/p/isAudioAvailable").asBoolean());
    assertThat(muted.at("/p/isAudioAvailable").booleanValue()).isFalse();

    say(ann, "hangup", "{}");
    assertThat(event(bob, "USER_LEAVE").at("/p/userID").textValue()).isEqualTo("ann");
    event(ann, "onCallEnd");
    eve.ok("hangup", "{}");
    event(bob, "CALL_END");
  }

  @Test
  @Tag("row-28")
  void everybody_finds_the_call_in_his_chat_in_his_own_words() throws Exception {
    TestClient hal = TestClient.loggedIn(platform, "hal", "tab");
    TestClient ivy = TestClient.loggedIn(platform, "ivy", "tab");
    Wire jon = old("trtccalling", "jon", "user");
    hal.call("\"ivy\",\"jon\"");
    ivy.event("onCallReceived");
    event(jon, "onInvited");

    hal.ok("hangup", "{}");

    JsonNode message = event(jon, "onVideoCallMessage").get("p");
    assertThat(message.get("version").intValue()).isEqualTo(2);
    assertThat(message.get("requestUser").textValue()).isEqualTo("hal");
    assertThat(message.get("videoState").intValue()).isEqualTo(1);
    assertThat(hal.event("onCallRecord").at("/p/message/chinese").textValue()).isEqualTo("用户取消");
    assertThat(ivy.event("onCallRecord").at("/p/message/chinese").textValue()).isEqualTo("未接听");
    assertThat(ivy.ok("queryRecentCalls", "{}").at("/records/0/result").textValue())
        .isEqualTo("Cancel");
  }

  @Test
  void an_old_client_hears_that_a_call_was_taken_back_in_its_own_words() throws Exception {
    TestClient fay = TestClient.loggedIn(platform, "fay", "tab");
    Wire gus = old("trtccalling", "gus", "user");
    fay.call("\"gus\"");
    event(gus, "onInvited");

    fay.ok("hangup", "{}");

    event(gus, "onCallingCancel");
    assertThat(gus.rest()).noneMatch(message -> message.has("ev"));
  }

  @Test
  @Tag("row-10")
  void a_kit_without_call_waiting_leaves_its_user_busy_where_others_are_shown_the_second_call()
      throws Exception {
    Wire una = old("trtccalling", "una", "user");
    TestClient vic = TestClient.loggedIn(platform, "vic", "tab");
    TestClient wes = TestClient.loggedIn(platform, "wes", "tab");
    vic.call("\"una\"");
    event(una, "onInvited");
    say(una, "accept", "{}");
    vic.event("onCallBegin");

    String second = wes.call("\"una\"");

    wes.event("onUserLineBusy", second);
    TestClient tab = TestClient.loggedIn(platform, "una", "tab");
    tab.event("onCallWaiting", wes.call("\"una\""));
  }

  @Test
  void an_unknown_dialect_is_refused_at_the_handshake_by_name() throws Exception {
    URI http = URI.create(platform.uri("/ws?dialect=klingon&v=1").toString());

    HttpResponse<String> answer =
        platform
            .http()
            .send(HttpRequest.newBuilder(http).build(), HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.parse(answer.body()).get("message").textValue())
        .isEqualTo("dialect must be one of tuicall, trtccalling, mini");
  }
}
