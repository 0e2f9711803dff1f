package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.Json;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the platform asks of a media node, and what it makes of its answers. */
class MediaNodeLinkIT {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  private final String node = "n" + COUNT.incrementAndGet();
  private final String room = "room-" + node;

  @SuppressWarnings("NullAway.Init")
  private Wire link;

  @SuppressWarnings("NullAway.Init")
  private TestClient ann;

  @BeforeAll
  static void startPlatform() throws Exception {
    platform = new RunningPlatform();
  }

  @AfterAll
  static void stopPlatform() throws Exception {
    platform.close();
  }

  @BeforeEach
  void dialIn() throws Exception {
    link = dial(RunningPlatform.NODE_KEY);
    link.send(hello());
    assertThat(next("welcome").get("protocol").intValue()).isEqualTo(1);
    ann = TestClient.loggedIn(platform, "ann-of-" + node, "tab");
  }

  @AfterEach
  void hangUp() {
    link.cut();
  }

  @Test
  void a_node_without_the_credential_is_not_let_in() {
    assertThatThrownBy(() -> dial("a-guess-at-the-credential"))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @Test
  void the_camera_room_is_called_like_a_person_and_captured_under_a_lease() throws Exception {
    String call = ann.call("\"" + room + "\"");
    JsonNode ring = next("ring");
    assertThat(ring.get("call").textValue()).isEqualTo(call);
    assertThat(ring.get("caller").textValue()).isEqualTo(ann.user());
    assertThat(ann.event("onUserRinging").at("/p/userID").textValue()).isEqualTo(room);

    answer(call);
    ann.event("onCallBegin");

    JsonNode members = next("wish").get("members");
    assertThat(members).hasSize(2);
    assertThat(members.get(1).get("user").textValue()).isEqualTo(room);
    assertThat(members.get(1).at("/capture/millis").intValue()).isEqualTo(60_000);
  }

  @Test
  void the_end_of_the_call_ends_the_room_on_the_node() throws Exception {
    String call = talk();

    ann.ok("hangup", "{}");

    assertThat(next("ringOver").get("call").textValue()).isEqualTo(call);
    assertThat(next("closeRoom").get("room").textValue()).isEqualTo(call);
  }

  @Test
  void the_camera_room_may_decline_and_may_leave() throws Exception {
    String declined = ann.call("\"" + room + "\"");
    next("ring");
    link.send(say("decline").put("call", declined).put("reason", "do not disturb").toString());
    assertThat(ann.event("onUserReject").at("/p/reason").textValue()).isEqualTo("do not disturb");
    ann.event("onCallNotConnected");

    talk();
    link.send(say("leave").put("call", currentCall()).put("reason", "max duration").toString());

    assertThat(ann.event("onCallEnd").at("/p/userId").textValue()).isEqualTo(room);
  }

  private String currentCall() throws Exception {
    return ann.event("onUserJoin").get("callId").textValue();
  }

  @Test
  void the_camera_room_calls_a_user_and_is_captured_once_he_answers() throws Exception {
    ObjectNode dial = say("dial").put("request", "door-1").put("user", ann.user());
    link.send(dial.put("video", true).put("ringSeconds", 20).toString());
    String call = next("dialled").get("call").asText();

    assertThat(ann.event("onCallReceived").get("p").get("callerId").asText()).isEqualTo(room);
    ann.ok("accept", "{\"callId\":\"" + call + "\"}");
    link.await(
        "wish with a lease for it",
        m ->
            isType(m, "wish")
                && call.equals(m.get("room").asText())
                && m.get("members").findValues("capture").size() == 1
                && m.get("members").size() == 2);
    ann.ok("hangup", "{\"callId\":\"" + call + "\"}");
    assertThat(next("ringOver").get("call").asText()).isEqualTo(call);
  }

  @Test
  void what_is_closed_in_the_camera_room_the_others_see_closed() throws Exception {
    String call = talk();
    link.send(say("tracks").put("call", call).put("audio", false).put("video", true).toString());

    JsonNode told;
    do { // first that it opened, then that it closed
      told = ann.event("onUserAudioAvailable").get("p");
      assertThat(told.get("userID").asText()).isEqualTo(room);
    } while (told.get("isAudioAvailable").asBoolean());
  }

  @Test
  void an_offer_reaches_the_node_and_its_answer_the_member() throws Exception {
    String call = talk();

    ann.wire()
        .send(
            "{\"v\":1,\"id\":\"m\",\"cmd\":\"connectMedia\",\"p\":{\"callId\":\"%s\",\"sdp\":\"v=0 offer\",\"views\":[\"%s\"]}}"
                .formatted(call, room));
    JsonNode connect = next("connect");
    assertThat(connect.get("sdp").textValue()).isEqualTo("v=0 offer");
    assertThat(connect.at("/views/0").textValue()).isEqualTo(room);
    link.send(
        say("connected")
            .put("requestId", connect.get("requestId").textValue())
            .put("sdp", "v=0 answer")
            .toString());

    JsonNode reply = ann.wire().await("the answer", m -> "m".equals(m.path("id").asText()));
    assertThat(reply.at("/p/sdp").textValue()).isEqualTo("v=0 answer");
  }

  @Test
  void an_offer_the_node_does_not_answer_is_refused_in_time() throws Exception {
    String call = talk();

    assertThat(
            ann.refused(
                "connectMedia", "{\"callId\":\"%s\",\"sdp\":\"v=0\",\"views\":[]}".formatted(call)))
        .isEqualTo(70201);
  }

  @Test
  void slots_and_views_pass_between_member_and_node() throws Exception {
    String call = talk();

    ann.ok("startRemoteView", "{\"userID\":\"%s\"}".formatted(room));
    assertThat(next("view").at("/views/0").textValue()).isEqualTo(room);
    ObjectNode slots =
        say("slots").put("room", call).put("user", ann.user()).put("connection", "c1");
    slots.putArray("slots").addObject().put("mid", "3").put("kind", "video").put("user", room);
    link.send(slots.toString());

    JsonNode shown = ann.event("onSlots");
    assertThat(shown.at("/p/slots/0/userID").textValue()).isEqualTo(room);
    assertThat(shown.get("seq").isNull()).isTrue();
  }

  @Test
  void a_node_whose_link_breaks_gets_the_wish_again_when_it_is_back() throws Exception {
    String call = talk();

    link.cut();
    link = dial(RunningPlatform.NODE_KEY);
    ObjectNode hello = (ObjectNode) Json.parse(hello());
    hello.putArray("rooms").addObject().put("room", call).put("epoch", 1).put("revision", 1);
    hello.withArray("rooms").addObject().put("room", "orphan").put("epoch", 4).put("revision", 1);
    link.send(hello.toString());

    assertThat(next("closeRoom").get("room").textValue()).isEqualTo("orphan");
    assertThat(next("wish").get("room").textValue()).isEqualTo(call);
    ann.ok("hangup", "{}");
  }

  @Test
  void rubbish_from_a_node_is_refused_and_its_link_stays() throws Exception {
    link.send("{\"type\":\"explode\"}");
    assertThat(next("refused").get("code").textValue()).isEqualTo("UNREADABLE");
    link.send("{\"type\":\"answer\",\"call\":\"../..\"}");
    assertThat(next("refused").get("code").textValue()).isEqualTo("UNREADABLE");

    ann.call("\"" + room + "\"");
    next("ring");
  }

  /** Ann talks with the camera room. */
  private String talk() throws Exception {
    String call = ann.call("\"" + room + "\"");
    link.await("ring", m -> isType(m, "ring") && call.equals(m.get("call").asText()));
    answer(call);
    ann.event("onCallBegin");
    link.await(
        "wish with both",
        m ->
            isType(m, "wish")
                && call.equals(m.get("room").asText())
                && m.get("members").size() == 2);
    return call;
  }

  private void answer(String call) {
    link.send(say("answer").put("call", call).toString());
  }

  private static ObjectNode say(String type) {
    return Json.object().put("type", type);
  }

  private String hello() {
    ObjectNode hello = say("hello").put("protocol", 1).put("node", node).put("roomUser", room);
    hello.putArray("devices");
    hello.putArray("rooms");
    return hello.toString();
  }

  private static Wire dial(String key) {
    return new Wire(platform.http(), platform.socket("/node/v1"), "Bearer " + key);
  }

  private JsonNode next(String type) throws InterruptedException {
    return link.await(type, message -> isType(message, type));
  }

  private static boolean isType(JsonNode message, String type) {
    return type.equals(message.path("type").asText());
  }
}
