package io.ringroom.http.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.domain.room.RoomEvent.FileRecorded;
import io.ringroom.http.json.Json;
import io.ringroom.protocol.node.RecordedFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All files of one owner: those the media nodes list, and of nodes that are away what is known from
 * earlier. A node that answers knows best, so what it lists no more is gone.
 */
public final class RecordingList {
  /** As a media node calls who is recorded in a file of all together. */
  private static final String EVERYBODY = "@mix";

  private RecordingList() {}

  public static ObjectNode of(List<NodeFiles> here, List<FileRecorded> known) {
    ObjectNode answer = Json.object();
    ArrayNode files = answer.putArray("files");
    Set<String> nodes = new HashSet<>();
    Set<String> listed = new HashSet<>();
    for (NodeFiles node : here) {
      nodes.add(node.node());
      for (JsonNode file : node.files()) {
        files.add(file);
        listed.add(file.path("recordingId").asText() + "/" + file.path("file").asText());
      }
    }
    for (FileRecorded one : known) {
      boolean answered = nodes.contains(one.node().value());
      if (!answered && listed.add(one.file().recording() + "/" + one.file().file())) {
        files.add(away(one.file()));
      }
    }
    return answer;
  }

  private static ObjectNode away(RecordedFile file) {
    ObjectNode shown = Json.object();
    shown.put("recordingId", file.recording());
    shown.put("file", file.file());
    shown.put("user", file.user() == null ? EVERYBODY : file.user().value());
    file.kinds().forEach(shown.putArray("kinds")::add);
    shown.put("startedAt", file.startedAt());
    shown.put("bytes", file.bytes());
    if (file.millis() != null) {
      shown.put("millis", file.millis());
    }
    return shown.put("nodeAway", true);
  }
}
