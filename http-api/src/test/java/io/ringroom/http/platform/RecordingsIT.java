package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recordings as a tenant's server asks for them, and a media node that keeps the files. */
class RecordingsIT {
  private static final String THEIR_KEY =
      "9d2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e0";
  private static final String FILE = "ann-1763600000123.webm";
  private static final byte[] CONTENT =
      "0123456789".repeat(50_000).getBytes(StandardCharsets.US_ASCII);

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @SuppressWarnings("NullAway.Init")
  private static Wire node;

  @SuppressWarnings("NullAway.Init")
  private static TestClient ann;

  @SuppressWarnings("NullAway.Init")
  private static TestClient bob;

  @BeforeAll
  static void a_platform_and_a_node() throws Exception {
    platform =
        new RunningPlatform(
            """
            ringroom.tenants = [{ sdk-app-id = 7, secret-key = "%s" }]
            ringroom.tenant.policy.media.destinations = ["live.example.com", "10.0.0.7:8554"]
            """
                .formatted(THEIR_KEY));
    node =
        new Wire(
            platform.http(), platform.socket("/node/v1"), "Bearer " + RunningPlatform.NODE_KEY);
    ObjectNode hello = Json.object().put("type", "hello").put("protocol", 1).put("node", "n1");
    hello.putArray("devices");
    hello.putArray("rooms");
    node.send(hello.toString());
    node.await("welcome", m -> isType(m, "welcome"));
    ann = TestClient.loggedIn(platform, "ann", "tab");
    bob = TestClient.loggedIn(platform, "bob", "tab");
  }

  @AfterAll
  static void stop() throws Exception {
    node.cut();
    platform.close();
  }

  @Test
  @Tag("row-62")
  void a_recording_is_begun_and_ended_and_members_are_told_of_both() throws Exception {
    String call = talk("{}");

    HttpResponse<String> begun =
        ask("POST", "/v1/calls/" + call + "/recordings", "{\"id\":\"r1\",\"form\":\"both\"}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    JsonNode task = wish(call, 1).at("/tasks/0");
    assertThat(task.get("type").asText()).isEqualTo("record");
    assertThat(task.get("form").asText()).isEqualTo("both");
    assertThat(task.at("/folder/owner").asText()).isEqualTo(call);
    assertThat(ann.event("onRecordingStateChanged", call).at("/p/isRecording").asBoolean())
        .isTrue();

    node.send(
        say("taskNews")
            .put("room", call)
            .put("task", "r1")
            .put("state", "running")
            .put("detail", FILE)
            .toString());
    await("the word of the node")
        .until(
            () ->
                Json.parse(ask("GET", "/v1/calls/" + call + "/tasks", "").body())
                    .at("/tasks/0/detail")
                    .asText()
                    .equals(FILE));

    assertThat(ask("DELETE", "/v1/calls/" + call + "/recordings/r1", "").statusCode())
        .isEqualTo(200);
    assertThat(ask("DELETE", "/v1/calls/" + call + "/recordings/r1", "").statusCode())
        .isEqualTo(404);
    wish(call, 0);
    assertThat(ann.event("onRecordingStateChanged", call).at("/p/isRecording").asBoolean())
        .isFalse();
    ann.ok("hangup", "{}");
  }

  @Test
  @Tag("row-61")
  void the_tenants_server_divides_the_mixed_picture() throws Exception {
    String call = talk("{}");
    String path = "/v1/calls/" + call + "/layout";

    assertThat(ask("POST", path, "{\"layout\":{\"kind\":\"speaker\"}}").statusCode())
        .isEqualTo(201);
    JsonNode task = wish(call, 1).at("/tasks/0");
    assertThat(task.get("type").asText()).isEqualTo("mix");
    assertThat(task.at("/layout/kind").asText()).isEqualTo("speaker");

    for (String wrong : List.of("{}", "{\"layout\":{\"kind\":\"spiral\"}}", "{\"layout\":{}}")) {
      assertThat(ask("POST", path, wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    ann.ok("hangup", "{}");
  }

  @Test
  @Tag("row-62")
  void who_made_the_call_has_it_recorded_and_ends_that_and_nobody_else_in_it() throws Exception {
    String call = talk("{}");

    assertThat(bob.refused("startRecording", "{}")).isEqualTo(70216);
    assertThat(ann.refused("startRecording", "{\"form\":\"film\"}")).isEqualTo(70002);
    assertThat(ann.refused("stopRecording", "{}")).isEqualTo(70212);
    assertThat(ann.ok("startRecording", "{\"form\":\"mixed\"}").get("recordingId").asText())
        .isEqualTo("members");
    JsonNode task = wish(call, 1).at("/tasks/0");
    assertThat(task.get("form").asText()).isEqualTo("mixed");
    assertThat(bob.event("onRecordingStateChanged", call).at("/p/isRecording").asBoolean())
        .isTrue();

    assertThat(bob.refused("stopRecording", "{}")).isEqualTo(70216);
    ann.ok("stopRecording", "{}");
    wish(call, 0);
    assertThat(bob.event("onRecordingStateChanged", call).at("/p/isRecording").asBoolean())
        .isFalse();
    ann.ok("hangup", "{}");
  }

  @Test
  @Tag("row-62")
  void a_call_may_be_recorded_from_its_first_moment() throws Exception {
    String call = talk("{\"record\":\"tracks\"}");

    assertThat(wish(call, 1).at("/tasks/0/id").asText()).isEqualTo("auto");
    ann.ok("hangup", "{}");
  }

  @Test
  @Tag("row-62")
  void a_file_flows_from_the_node_to_who_asks_whole_or_in_part() throws Exception {
    String call = talk("{}");
    String path = "/v1/calls/" + call + "/recordings/r1/files/" + FILE;

    var whole = fetch(path, RunningPlatform.SECRET, "");
    JsonNode wanted = node.await("deliver", m -> isType(m, "deliver"));
    assertThat(wanted.get("file").asText()).isEqualTo(FILE);
    assertThat(wanted.at("/folder/tenant").asLong()).isEqualTo(1_400_000_000L);
    deliver(wanted, 200, CONTENT, "");
    assertThat(whole.get().statusCode()).isEqualTo(200);
    assertThat(whole.get().body()).isEqualTo(CONTENT);
    assertThat(whole.get().headers().firstValue("content-type")).contains("video/webm");
    assertThat(whole.get().headers().firstValue("content-length")).contains("500000");

    var part = fetch(path, RunningPlatform.SECRET, "bytes=0-9");
    wanted = node.await("deliver", m -> isType(m, "deliver"));
    assertThat(wanted.get("range").asText()).isEqualTo("bytes=0-9");
    deliver(wanted, 206, "0123456789".getBytes(StandardCharsets.US_ASCII), "bytes 0-9/500000");
    assertThat(part.get().statusCode()).isEqualTo(206);
    assertThat(part.get().headers().firstValue("content-range")).contains("bytes 0-9/500000");

    var none = fetch(path, RunningPlatform.SECRET, "");
    deliver(node.await("deliver", m -> isType(m, "deliver")), 404, new byte[0], "");
    assertThat(none.get().statusCode()).isEqualTo(404);
    ann.ok("hangup", "{}");
  }

  @Test
  @Tag("row-62")
  void another_tenant_is_led_to_its_own_folder_and_nobody_out_of_one() throws Exception {
    String call = talk("{}");
    String path = "/v1/calls/" + call + "/recordings/r1/files/" + FILE;

    assertThat(fetch(path, THEIR_KEY, "").get().statusCode()).isEqualTo(404);
    var theirs = fetch("/v1/rooms/" + call + "/recordings/r1/files/" + FILE, THEIR_KEY, "");
    JsonNode wanted = node.await("deliver", m -> isType(m, "deliver"));
    assertThat(wanted.at("/folder/tenant").asLong()).isEqualTo(7);
    deliver(wanted, 404, new byte[0], "");
    assertThat(theirs.get().statusCode()).isEqualTo(404);

    assertThat(fetch(path, "no key at all", "").get().statusCode()).isEqualTo(401);
    for (String trick :
        new String[] {"..%2F..%2Fnode-key", "%2e%2e%2fx.webm", "x.conf", ".webm", "a%00.webm"}) {
      String tricky = "/v1/calls/" + call + "/recordings/r1/files/" + trick;
      assertThat(fetch(tricky, RunningPlatform.SECRET, "").get().statusCode())
          .as(trick)
          .isEqualTo(404);
    }
    assertThat(ask("GET", "/v1/calls/" + call + "/recordings", "", THEIR_KEY).statusCode())
        .isEqualTo(404);
    assertThat(
            ask("POST", "/v1/calls/" + call + "/recordings", "{\"id\":\"x\"}", THEIR_KEY)
                .statusCode())
        .isEqualTo(404);
    ann.ok("hangup", "{}");
  }

  @Test
  @Tag("row-62")
  void a_delivery_takes_the_credential_of_nodes() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(platform.uri("/node/v1/deliveries/guess"))
            .header("Authorization", "Bearer " + RunningPlatform.SECRET)
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();

    assertThat(platform.http().send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(401);
  }

  @Test
  @Tag("row-62")
  void the_list_of_files_is_that_of_all_nodes() throws Exception {
    String call = talk("{}");

    var list = fetch("/v1/calls/" + call + "/recordings", RunningPlatform.SECRET, "");
    JsonNode wanted = node.await("deliver", m -> isType(m, "deliver"));
    assertThat(wanted.has("file")).isFalse();
    deliver(wanted, 200, ("[{\"file\":\"" + FILE + "\"}]").getBytes(StandardCharsets.UTF_8), "");

    JsonNode answer = Json.parse(new String(list.get().body(), StandardCharsets.UTF_8));
    assertThat(answer.at("/files/0/file").asText()).isEqualTo(FILE);
    ann.ok("hangup", "{}");
  }

  @Test
  @Tag("row-63")
  @Tag("row-64")
  void streams_and_cameras_go_to_hosts_the_tenant_may_reach_and_to_no_other() throws Exception {
    String call = talk("{}");
    String streams = "/v1/calls/" + call + "/streams";
    String cameras = "/v1/calls/" + call + "/cameras";

    assertThat(status(streams, "{\"url\":\"rtmp://live.example.com/app/key\"}")).isEqualTo(201);
    assertThat(status(streams, "{}")).as("HLS goes nowhere").isEqualTo(201);
    assertThat(status(streams, "{\"url\":\"rtmp://127.0.0.1/app\"}")).isEqualTo(403);
    assertThat(status(streams, "{\"url\":\"rtmp://live.example.com@127.0.0.1/\"}")).isEqualTo(403);
    assertThat(status(streams, "{\"url\":\"file:///etc/passwd\"}")).isEqualTo(400);
    assertThat(status(streams, "{\"url\":\"rtmp://live.example.com/a ! filesink\"}"))
        .isEqualTo(400);
    assertThat(status(cameras, "{\"url\":\"rtsp://10.0.0.7:8554/1\",\"userID\":\"gate\"}"))
        .isEqualTo(201);
    assertThat(status(cameras, "{\"url\":\"rtsp://10.0.0.7/1\",\"userID\":\"gate2\"}"))
        .isEqualTo(403);
    assertThat(status(cameras, "{\"url\":\"rtsp://10.0.0.7:8554/1\",\"userID\":\"ann\"}"))
        .isEqualTo(409);
    ann.wire()
        .await(
            "the camera is a user",
            m ->
                "onUserJoin".equals(m.path("ev").asText())
                    && "gate".equals(m.at("/p/userID").asText()));
    assertThat(ask("GET", "/v1/calls/" + call + "/tasks", "").body()).doesNotContain("rtmp:");
    ann.ok("hangup", "{}");
  }

  private static String talk(String params) throws Exception {
    JsonNode made =
        ann.ok(
            "calls", "{\"userIDList\":[\"bob\"],\"mediaType\":2,\"params\":%s}".formatted(params));
    String call = made.get("callId").asText();
    bob.event("onCallReceived");
    bob.ok("accept", "{\"callId\":\"%s\"}".formatted(call));
    ann.event("onCallBegin");
    node.await(
        "the wish with both",
        m ->
            isType(m, "wish")
                && call.equals(m.get("room").asText())
                && m.get("members").size() == 2);
    return call;
  }

  private static JsonNode wish(String call, int tasks) throws Exception {
    return node.await(
        "a wish with " + tasks + " tasks",
        m ->
            isType(m, "wish")
                && call.equals(m.get("room").asText())
                && m.path("tasks").size() == tasks);
  }

  private static void deliver(JsonNode wanted, int status, byte[] content, String range)
      throws Exception {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(
                platform.uri("/node/v1/deliveries/" + wanted.get("requestId").asText()))
            .header("Authorization", "Bearer " + RunningPlatform.NODE_KEY)
            .header("Ringroom-Status", Integer.toString(status))
            .header("Content-Type", "video/webm")
            .POST(HttpRequest.BodyPublishers.ofByteArray(content));
    if (!range.isEmpty()) {
      post.header("Ringroom-Range", range);
    }
    assertThat(
            platform.http().send(post.build(), HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(204);
  }

  private static CompletableFuture<HttpResponse<byte[]>> fetch(
      String path, String key, String range) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(platform.uri(path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + key);
    if (!range.isEmpty()) {
      request.header("Range", range);
    }
    return platform.http().sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static int status(String path, String body) throws Exception {
    return ask("POST", path, body).statusCode();
  }

  private static HttpResponse<String> ask(String method, String path, String body)
      throws Exception {
    return ask(method, path, body, RunningPlatform.SECRET);
  }

  private static HttpResponse<String> ask(String method, String path, String body, String key)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(platform.uri(path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json");
    return platform
        .http()
        .send(
            request
                .method(
                    method,
                    body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static ObjectNode say(String type) {
    return Json.object().put("type", type);
  }

  private static boolean isType(JsonNode message, String type) {
    return type.equals(message.path("type").asText());
  }
}
