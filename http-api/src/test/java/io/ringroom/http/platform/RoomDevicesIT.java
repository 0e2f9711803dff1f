package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What others see of a camera room's devices, and what they may do with them. */
class RoomDevicesIT {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String DOOR =
      "{\"id\":\"camera:door\",\"kind\":\"camera\",\"name\":\"Door\",\"test\":false}";
  private static final String DESK =
      "{\"id\":\"camera:desk\",\"kind\":\"camera\",\"name\":\"Desk\",\"test\":false}";

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  private final String node = "d" + COUNT.incrementAndGet();
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
    link = dial();
    report(0, "{}", true, DOOR);
    ann = TestClient.loggedIn(platform, "ann-of-" + node, "tab");
  }

  @AfterEach
  void hangUp() {
    link.cut();
  }

  @Test
  @Tag("row-93")
  void a_camera_that_is_plugged_in_shows_as_presence() throws Exception {
    await("the room in the list")
        .until(() -> presence(ann.ok("listUsers", "{}")).path("devices").size() == 1);
    JsonNode listed = presence(ann.ok("listUsers", "{}"));
    assertThat(listed.at("/devices/0/name").asText()).isEqualTo("Door");

    long plugged = System.nanoTime();
    say(0, "{}", true, DOOR, DESK);
    JsonNode now = presenceOf(2);

    assertThat(now.at("/devices/1/id").asText()).isEqualTo("camera:desk");
    assertThat(System.nanoTime() - plugged).isLessThan(Duration.ofSeconds(1).toNanos());

    report(0, "{}", true, DESK);
    assertThat(presenceOf(1).at("/devices/0/id").asText()).isEqualTo("camera:desk");
    assertThat(ask("GET", "").at("/devices/0/id").asText()).isEqualTo("camera:desk");
  }

  @Test
  @Tag("row-94")
  void who_has_called_the_room_sees_its_devices_and_chooses_among_them() throws Exception {
    report(0, "{}", true, DOOR, DESK);
    talk();
    assertThat(devices("listRoomDevices", "").get("devices")).hasSize(2);

    JsonNode reply =
        devices(
            "useRoomDevices",
            ",\"use\":{\"camera\":\"camera:desk\",\"mirror\":true,\"loudspeakerVolume\":30}");
    assertThat(reply.get("inForce").asBoolean()).isFalse();
    JsonNode wish = next("useDevices");
    assertThat(wish.get("revision").asLong()).isEqualTo(1);
    assertThat(wish.at("/use/camera").asText()).isEqualTo("camera:desk");
    report(1, "{}", true, DOOR, DESK);
    devices("useRoomDevices", ",\"use\":{\"audioProfile\":\"music\"}");
    JsonNode second = next("useDevices").get("use");
    assertThat(second.get("audioProfile").asText()).isEqualTo("music");
    assertThat(second.get("mirror").asBoolean()).isTrue();

    report(2, "{}", true, DOOR, DESK);
    await("the wish to be in force").until(() -> ask("GET", "").get("inForce").asBoolean());
    assertThat(ask("GET", "").at("/use/loudspeakerVolume").asInt()).isEqualTo(30);
    assertThat(link.rest()).noneMatch(m -> isType(m, "useDevices"));
  }

  @Test
  @Tag("row-94")
  void who_controls_a_room_closes_its_microphone_and_opens_it_for_the_call() throws Exception {
    String call = talk();

    devices("useRoomDevices", ",\"muteMicrophone\":true");
    awaitAudio(call, false);
    devices("useRoomDevices", ",\"muteMicrophone\":false");
    awaitAudio(call, true);
  }

  @Test
  @Tag("row-94")
  void what_somebody_in_the_room_has_closed_or_set_nobody_else_changes() throws Exception {
    talk();
    report(0, "{\"loudspeakerVolume\":10}", false, DOOR);

    assertThat(refused(",\"muteMicrophone\":false")).isEqualTo(70220);
    assertThat(refused(",\"use\":{\"loudspeakerVolume\":90}")).isEqualTo(70220);
    assertThat(refused(",\"use\":{\"camera\":\"camera:nowhere\"}")).isEqualTo(70221);
    assertThat(refused(",\"use\":{\"loudspeakerVolume\":900}")).isEqualTo(70002);
    assertThat(devices("listRoomDevices", "").at("/setInRoom/loudspeakerVolume").asInt())
        .isEqualTo(10);
  }

  @Test
  @Tag("row-94")
  void who_is_not_in_a_call_with_the_room_controls_nothing() throws Exception {
    talk();
    TestClient bob = TestClient.loggedIn(platform, "bob-of-" + node, "tab");

    assertThat(devices("listRoomDevices", "").at("/devices/0/name").asText()).isEqualTo("Door");
    assertThat(
            bob.refused(
                "listRoomDevices",
                "{\"userID\":\"%s\",\"callId\":\"%s\"}".formatted(room, talking)))
        .isEqualTo(70109);
  }

  @Test
  @Tag("row-94")
  void the_tenants_server_has_the_wish_kept_for_a_node_that_comes_back() throws Exception {
    assertThat(ask("POST", "{\"use\":{\"handsFree\":false}}").at("/use/handsFree").asBoolean())
        .isFalse();
    next("useDevices");
    report(1, "{}", true, DOOR);
    link.cut();

    link = dial();
    report(0, "{}", true, DOOR);

    JsonNode again = next("useDevices");
    assertThat(again.get("revision").asLong()).isEqualTo(1);
    assertThat(again.at("/use/handsFree").asBoolean()).isFalse();
    ask("POST", "{\"reset\":true}");
    assertThat(next("useDevices").get("use")).isEmpty();
  }

  @Test
  void whom_a_door_rings_sees_it_before_he_answers_if_the_door_permits_it() throws Exception {
    ObjectNode dial = say("dial").put("request", "door-1").put("user", ann.user());
    link.send(dial.put("video", true).put("ringSeconds", 20).toString());
    String call = next("dialled").get("call").asText();
    ann.event("onCallReceived");

    String asked = ann.send("previewCall", "{\"userID\":\"" + room + "\"}");
    JsonNode wanted = next("snapshot");
    assertThat(wanted.get("call").asText()).isEqualTo(call);
    String id = wanted.get("requestId").asText();
    link.send(part(id, 0, 2, "UklG").toString());
    link.send(part(id, 1, 2, "Rg==").toString());
    JsonNode picture = ann.answer(asked).get("p");
    assertThat(picture.get("mimeType").asText()).isEqualTo("image/webp");
    assertThat(picture.get("data").asText()).isEqualTo("UklGRg==");

    asked = ann.send("previewCall", "{\"userID\":\"" + room + "\"}");
    id = next("snapshot").get("requestId").asText();
    link.send(part(id, 0, 0, "").put("trouble", "closed").toString());
    assertThat(ann.answer(asked).get("code").asInt()).isEqualTo(70224);
    TestClient bob = TestClient.loggedIn(platform, "bob-of-" + node, "tab");
    assertThat(
            bob.refused(
                "previewCall", "{\"userID\":\"%s\",\"callId\":\"%s\"}".formatted(room, call)))
        .isEqualTo(70109);
    ann.ok("reject", "{}");
  }

  private static ObjectNode part(String id, int part, int parts, String data) {
    return say("snapshot")
        .put("requestId", id)
        .put("part", part)
        .put("parts", parts)
        .put("data", data)
        .put("trouble", "");
  }

  @Test
  void a_person_has_no_devices_of_a_room() throws Exception {
    HttpResponse<String> answer = send("GET", ann.user(), "");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Json.parse(answer.body()).get("code").asInt()).isEqualTo(70222);
  }

  private String talking = "";

  private String talk() throws Exception {
    talking = ann.call("\"" + room + "\"");
    link.await("ring", m -> isType(m, "ring") && talking.equals(m.get("call").asText()));
    link.send(say("answer").put("call", talking).toString());
    ann.event("onCallBegin");
    return talking;
  }

  private JsonNode devices(String command, String more) throws Exception {
    return ann.ok(command, "{\"userID\":\"" + room + "\"" + more + "}");
  }

  private int refused(String more) throws Exception {
    return ann.refused("useRoomDevices", "{\"userID\":\"" + room + "\"" + more + "}");
  }

  private void awaitAudio(String call, boolean open) throws Exception {
    link.await(
        "wish with audio " + open,
        m ->
            isType(m, "wish")
                && call.equals(m.get("room").asText())
                && m.get("members").size() == 2
                && m.at("/members/1/audio").asBoolean() == open);
  }

  /** How the room shows to everybody, once it has so many devices. */
  private JsonNode presenceOf(int devices) throws Exception {
    JsonNode now;
    do {
      now = ann.event("onUserPresence").get("p");
    } while (!room.equals(now.get("userID").asText()) || now.path("devices").size() != devices);
    return now;
  }

  private JsonNode presence(JsonNode listing) {
    for (JsonNode user : listing.get("users")) {
      if (room.equals(user.get("userID").asText())) {
        return user;
      }
    }
    return Json.object();
  }

  /** The node reports, and the platform has heard it. */
  private void report(long revision, String setInRoom, boolean microphone, String... devices)
      throws Exception {
    say(revision, setInRoom, microphone, devices);
    JsonNode set = Json.parse(setInRoom);
    await("the report")
        .ignoreExceptions()
        .until(
            () -> {
              JsonNode shown = Json.parse(send("GET", room, "").body());
              return shown.path("devices").size() == devices.length
                  && set.equals(shown.get("setInRoom"))
                  && shown.get("microphone").asBoolean() == microphone;
            });
  }

  private void say(long revision, String setInRoom, boolean microphone, String... devices) {
    link.send(
        "{\"type\":\"devices\",\"devices\":[%s],\"state\":{\"revision\":%d,\"room\":%s,\"microphone\":%s,\"camera\":true}}"
            .formatted(String.join(",", devices), revision, setInRoom, microphone));
  }

  private JsonNode ask(String method, String body) throws Exception {
    HttpResponse<String> answer = send(method, room, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body());
  }

  private static HttpResponse<String> send(String method, String user, String body)
      throws Exception {
    return platform
        .http()
        .send(
            HttpRequest.newBuilder(platform.uri("/v1/users/" + user + "/devices"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + RunningPlatform.SECRET)
                .header("Content-Type", "application/json")
                .method(
                    method,
                    body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private Wire dial() throws Exception {
    Wire wire =
        new Wire(
            platform.http(), platform.socket("/node/v1"), "Bearer " + RunningPlatform.NODE_KEY);
    ObjectNode hello = say("hello").put("protocol", 1).put("node", node).put("roomUser", room);
    hello.putArray("devices");
    hello.putArray("rooms");
    wire.send(hello.toString());
    wire.await("welcome", m -> isType(m, "welcome"));
    return wire;
  }

  private static ObjectNode say(String type) {
    return Json.object().put("type", type);
  }

  private JsonNode next(String type) throws InterruptedException {
    return link.await(type, message -> isType(message, type));
  }

  private static boolean isType(JsonNode message, String type) {
    return type.equals(message.path("type").asText());
  }
}
