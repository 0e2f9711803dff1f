package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringroom.http.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tenant's server is told of recordings, from their start to the last file. */
class RecordingWebhooksIT {
  private static final String FILE = "ann-1763600000123.webm";

  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final List<JsonNode> told = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @SuppressWarnings("NullAway.Init")
  private RunningPlatform platform;

  @SuppressWarnings("NullAway.Init")
  private Wire node;

  @BeforeEach
  void a_platform_a_node_and_a_server() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/told", this::hear);
    server.start();
    platform =
        new RunningPlatform(
            """
            ringroom.tenant.webhooks = [{
              url = "http://127.0.0.1:%d/told"
              secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
              allow-private = true
              events = ["Recording.CallbackAfterStart", "Recording.CallbackAfterStop",
                "Recording.CallbackAfterFailure", "Recording.CallbackAfterFile"]
            }]
            """
                .formatted(server.getAddress().getPort()));
    node = connected();
  }

  private Wire connected() throws Exception {
    Wire wire =
        new Wire(
            platform.http(), platform.socket("/node/v1"), "Bearer " + RunningPlatform.NODE_KEY);
    ObjectNode hello = Json.object().put("type", "hello").put("protocol", 1).put("node", "n1");
    hello.putArray("devices");
    hello.putArray("rooms");
    wire.send(hello.toString());
    wire.await("welcome", m -> isType(m, "welcome"));
    return wire;
  }

  @AfterEach
  void stop() throws Exception {
    node.cut();
    platform.close();
    server.stop(0);
  }

  private void hear(HttpExchange exchange) throws IOException {
    ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
    told.add(
        Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Test
  @Tag("row-62")
  @Tag("row-81")
  void a_recording_is_told_from_start_to_file_and_its_file_is_listed_while_its_node_is_away()
      throws Exception {
    TestClient ann = TestClient.loggedIn(platform, "ann", "tab");
    TestClient bob = TestClient.loggedIn(platform, "bob", "tab");
    String call = ann.call("\"bob\"");
    bob.event("onCallReceived");
    bob.ok("accept", "{}");
    ann.event("onCallBegin");
    ann.ok("startRecording", "{}");
    node.await("the recording", m -> isType(m, "wish") && m.path("tasks").size() == 1);
    node.send(
        Json.object()
            .put("type", "taskNews")
            .put("room", call)
            .put("task", "members")
            .put("state", "failed")
            .put("detail", "no room on the disk")
            .toString());
    awaitTold("Recording.CallbackAfterFailure");
    ann.ok("hangup", "{}");
    node.await("the end of the room", m -> isType(m, "closeRoom"));
    node.send(recorded(call));
    node.send(recorded(call));
    JsonNode heard = node.await("that it is stored", m -> isType(m, "recordedHeard"));
    assertThat(heard.get("file").asText()).isEqualTo(FILE);

    awaitTold("Recording.CallbackAfterFile");
    assertThat(told)
        .extracting(one -> one.get("CallbackCommand").asText())
        .containsExactly(
            "Recording.CallbackAfterStart",
            "Recording.CallbackAfterFailure",
            "Recording.CallbackAfterStop",
            "Recording.CallbackAfterFile");
    assertThat(told).extracting(one -> one.get("CallId").asText()).containsOnly(call);
    assertThat(told).extracting(one -> one.get("PrevSeq").asLong()).containsExactly(0L, 1L, 2L, 3L);
    assertThat(told.get(1).get("Reason").asText()).isEqualTo("no room on the disk");
    assertThat(told.get(3).at("/File/Name").asText()).isEqualTo(FILE);
    assertThat(told.get(3).at("/File/User_Account").asText()).isEqualTo("ann");
    assertThat(told.get(3).at("/File/Millis").asLong()).isEqualTo(4_000);

    List<String> before = List.copyOf(ids);
    ids.clear();
    JsonNode replayed = ask("POST", "/v1/webhooks/replay", "{\"callId\":\"" + call + "\"}");
    assertThat(replayed.get("replayed").asInt()).isEqualTo(4);
    await("all of them again").until(() -> ids.size() == 4);
    assertThat(ids).isEqualTo(before);

    node.cut();
    await("the list of a node that is away")
        .atMost(Duration.ofSeconds(40))
        .until(() -> files(call).at("/0/nodeAway").asBoolean());
    assertThat(files(call)).hasSize(1);
    assertThat(files(call).at("/0/file").asText()).isEqualTo(FILE);
  }

  private JsonNode files(String call) throws Exception {
    return ask("GET", "/v1/calls/" + call + "/recordings", "").path("files");
  }

  private void awaitTold(String command) {
    await(command)
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                told.stream().anyMatch(one -> command.equals(one.get("CallbackCommand").asText())));
  }

  private static String recorded(String call) {
    return """
        {"type":"recorded","room":"%1$s","file":{
          "folder":{"tenant":%2$s,"kind":"calls","owner":"%1$s"},"recording":"members",
          "file":"%3$s","user":"ann","kinds":["audio"],"startedAt":1763600000123,
          "millis":4000,"bytes":10}}"""
        .formatted(call, RunningPlatform.TENANT, FILE);
  }

  private JsonNode ask(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(platform.uri(path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + RunningPlatform.SECRET)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    return Json.parse(platform.http().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private static boolean isType(JsonNode message, String type) {
    return type.equals(message.path("type").asText());
  }
}
