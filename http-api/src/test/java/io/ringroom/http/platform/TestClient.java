package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.Json;
import java.time.Instant;

/** A client as small as one can be: one socket, commands and events. */
final class TestClient {
  private final RunningPlatform platform;
  private final String user;
  private final String device;
  private Wire wire;
  private int commands;

  TestClient(RunningPlatform platform, String user, String device) {
    this.platform = platform;
    this.user = user;
    this.device = device;
    this.wire = connect();
  }

  static TestClient loggedIn(RunningPlatform platform, String user, String device)
      throws Exception {
    TestClient client = new TestClient(platform, user, device);
    client.login();
    return client;
  }

  Wire wire() {
    return wire;
  }

  String user() {
    return user;
  }

  /** As every client does, it logs in again when it is told to try again. */
  JsonNode login() throws Exception {
    JsonNode reply = reply("login", loginParams(""));
    return reply.path("retryable").asBoolean() ? ok("login", loginParams("")) : reply.get("p");
  }

  /** Cuts nothing: opens a new socket and resumes on it. */
  JsonNode resume(JsonNode login, long lastSeq, String calls) throws Exception {
    wire = connect();
    String resume =
        ",\"resume\":{\"sessionId\":\"%s\",\"lastSeq\":%d,\"callIds\":[%s]}"
            .formatted(login.get("sessionId").textValue(), lastSeq, calls);
    return ok("login", loginParams(resume));
  }

  /** The same by the command of that name, its fields beside those of a login. */
  JsonNode resumeByCommand(JsonNode login, long lastSeq) throws Exception {
    wire = connect();
    String resume =
        ",\"sessionId\":\"%s\",\"lastSeq\":%d"
            .formatted(login.get("sessionId").textValue(), lastSeq);
    return ok("resume", loginParams(resume));
  }

  private Wire connect() {
    return new Wire(platform.http(), platform.socket("/ws?v=1"), null);
  }

  private String loginParams(String more) {
    String sig = platform.userSig(user, RunningPlatform.TENANT, Instant.now());
    return """
        {"sdkAppID":%s,"userID":"%s","userSig":"%s","deviceId":"%s"%s}"""
        .formatted(RunningPlatform.TENANT, user, sig, device, more);
  }

  /** The reply's parameters to a command that must succeed. */
  JsonNode ok(String cmd, String p) throws Exception {
    JsonNode reply = reply(cmd, p);
    assertThat(reply.get("ok").booleanValue()).as("%s %s", cmd, reply).isTrue();
    return reply.get("p");
  }

  /** The code with which a command is refused. */
  int refused(String cmd, String p) throws Exception {
    JsonNode reply = reply(cmd, p);
    assertThat(reply.get("ok").booleanValue()).as("%s %s", cmd, reply).isFalse();
    assertThat(reply.get("hint").textValue()).isNotEmpty();
    return reply.get("code").intValue();
  }

  JsonNode reply(String cmd, String p) throws Exception {
    return replyTo("c" + ++commands, cmd, p);
  }

  JsonNode replyTo(String id, String cmd, String p) throws Exception {
    send(id, cmd, p);
    return answer(id);
  }

  /** Sends a command and does not wait; {@link #answer} has the reply to the id. */
  String send(String cmd, String p) {
    String id = "c" + ++commands;
    send(id, cmd, p);
    return id;
  }

  JsonNode answer(String id) throws Exception {
    return wire.await("reply to " + id, message -> id.equals(message.path("id").textValue()));
  }

  private void send(String id, String cmd, String p) {
    ObjectNode frame = Json.object().put("v", 1).put("id", id).put("cmd", cmd);
    frame.set("p", parse(p));
    wire.send(Json.write(frame));
  }

  /** The next event of this name. */
  JsonNode event(String name) throws Exception {
    return wire.await(name + " at " + user, message -> name.equals(message.path("ev").textValue()));
  }

  /** The next event of this name about this call. */
  JsonNode event(String name, String call) throws Exception {
    return wire.await(
        name + " of " + call + " at " + user,
        message ->
            name.equals(message.path("ev").textValue())
                && call.equals(message.path("callId").textValue()));
  }

  /** Forgets whatever came and was not asked for. */
  void forgetTheRest() {
    wire.forgetTheRest();
  }

  boolean gotNo(String name) {
    return wire.rest().stream().noneMatch(message -> name.equals(message.path("ev").textValue()));
  }

  void ack(JsonNode event) {
    wire.send("{\"v\":1,\"ack\":%d}".formatted(event.get("seq").longValue()));
  }

  /** Calls these users by video. */
  String call(String users) throws Exception {
    return callFor(users, 30);
  }

  String callFor(String users, int seconds) throws Exception {
    return ok(
            "calls",
            "{\"userIDList\":[%s],\"mediaType\":2,\"params\":{\"timeout\":%d}}"
                .formatted(users, seconds))
        .get("callId")
        .textValue();
  }

  private static JsonNode parse(String p) {
    try {
      return Json.parse(p);
    } catch (JsonProcessingException bad) {
      throw new IllegalArgumentException(p, bad);
    }
  }
}
