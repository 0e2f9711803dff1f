package io.ringroom.media.cameraroom;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.id.CallId;
import io.ringroom.media.health.Panel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The buttons of the camera room: for a panel on its wall, a key on a door, a script. */
public final class RoomPanel implements Panel {
  private final CameraRoom room;

  public RoomPanel(CameraRoom room) {
    this.room = room;
  }

  @Override
  public Object view() {
    CameraRoom.View now = room.view();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("ringing", ids(now.ringing()));
    view.put("talking", ids(now.talking()));
    view.put("calling", now.calling());
    view.put("microphone", now.switches().microphone());
    view.put("camera", now.switches().camera());
    view.put("doNotDisturb", now.doNotDisturb().on());
    if (now.doNotDisturb().until() != null) {
      view.put("doNotDisturbUntil", now.doNotDisturb().until().toString());
    }
    return view;
  }

  private static List<String> ids(List<CallId> calls) {
    return calls.stream().map(CallId::value).toList();
  }

  @Override
  public boolean act(String action, JsonNode body) {
    Switches now = room.view().switches();
    switch (action) {
      case "call" -> {
        return room.callByHand();
      }
      case "answer" -> {
        return room.answerByHand();
      }
      case "hangup" -> {
        return room.hangUpByHand();
      }
      case "microphone" -> room.switchByHand(new Switches(on(body), now.camera()));
      case "camera" -> room.switchByHand(new Switches(now.microphone(), on(body)));
      case "do-not-disturb" -> room.disturb(new DoNotDisturb(on(body), until(body)));
      default ->
          throw new IllegalArgumentException(
              "an action is call, answer, hangup, microphone, camera or do-not-disturb, not "
                  + action);
    }
    return true;
  }

  private static boolean on(JsonNode body) {
    JsonNode on = body.get("on");
    if (on == null || !on.isBoolean()) {
      throw new IllegalArgumentException("say {\"on\": true} or {\"on\": false}");
    }
    return on.booleanValue();
  }

  private static @Nullable Instant until(JsonNode body) {
    JsonNode until = body.get("until");
    try {
      return until == null ? null : OffsetDateTime.parse(until.asText()).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "until must be a time such as 2026-12-24T18:00:00+01:00, not " + until, e);
    }
  }
}
