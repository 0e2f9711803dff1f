package io.ringroom.media.cameraroom;

import io.ringroom.id.CallId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of a camera room, the oldest first. */
final class RoomCalls {
  private final Map<CallId, RoomCall> calls = new LinkedHashMap<>();

  @Nullable RoomCall get(CallId call) {
    return calls.get(call);
  }

  boolean has(CallId call) {
    return calls.containsKey(call);
  }

  void put(CallId call, RoomCall taken) {
    calls.put(call, taken);
  }

  @Nullable RoomCall remove(CallId call) {
    return calls.remove(call);
  }

  boolean inCall() {
    return calls.values().stream().anyMatch(call -> call.answered);
  }

  /** Those that ring or wait. */
  List<RoomCall> ringing() {
    return calls.values().stream()
        .filter(call -> !call.answered && !call.merges && call.ring != null)
        .toList();
  }

  /** Those the room is in. */
  List<CallId> talking() {
    return calls.entrySet().stream()
        .filter(call -> call.getValue().answered)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Where one call rings there is no other: what the room has not been told is over, is. */
  void endOthers(CallId ringing) {
    for (CallId talking : talking()) {
      RoomCall other = talking.equals(ringing) ? null : calls.remove(talking);
      if (other != null) {
        other.callOff.run();
      }
    }
  }
}
