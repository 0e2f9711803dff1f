package io.ringroom.media.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringroom.id.RoomId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a recording's manifest says so far.
 *
 * @param room the media room it is of; absent in manifests of older versions
 * @param files in the order they were begun
 */
record ManifestLines(@Nullable RoomId room, List<Entry> files) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A file of the recording.
   *
   * @param user who is recorded, or {@link Manifest#EVERYBODY}
   * @param startedAt epoch milliseconds
   * @param millis how long it plays; absent while it is written, and when its writer was killed
   * @param heard whether the platform knows of it
   */
  record Entry(
      String file,
      String user,
      List<String> kinds,
      long startedAt,
      @Nullable Long millis,
      boolean heard) {
    Entry {
      kinds = List.copyOf(kinds);
    }

    Entry ended(long after) {
      return new Entry(file, user, kinds, startedAt, after, heard);
    }

    Entry isHeard() {
      return new Entry(file, user, kinds, startedAt, millis, true);
    }
  }

  ManifestLines {
    files = List.copyOf(files);
  }

  /** Nothing is in the manifest of a recording that has not begun. */
  static ManifestLines read(Path manifest) throws IOException {
    return Files.exists(manifest) ? of(Files.readAllLines(manifest)) : of(List.of());
  }

  /** The last line may be half a line: its writer was killed, and the one before it stands. */
  static ManifestLines of(List<String> lines) {
    RoomId room = null;
    Map<String, Entry> files = new LinkedHashMap<>();
    for (String line : lines) {
      JsonNode told = parsed(line).orElse(null);
      if (told == null) {
        continue;
      }
      if (told.path("room").isTextual()) {
        room = new RoomId(told.path("room").asText());
      }
      if (told.path("begun").isTextual()) {
        files.put(told.path("begun").asText(), begun(told));
      }
      files.computeIfPresent(
          told.path("ended").asText(""), (name, file) -> file.ended(told.path("millis").asLong()));
      files.computeIfPresent(told.path("heard").asText(""), (name, file) -> file.isHeard());
    }
    return new ManifestLines(room, List.copyOf(files.values()));
  }

  private static Optional<JsonNode> parsed(String line) {
    try {
      return Optional.of(JSON.readTree(line));
    } catch (JsonProcessingException halfALine) {
      return Optional.empty();
    }
  }

  private static Entry begun(JsonNode told) {
    List<String> kinds = new ArrayList<>();
    told.path("kinds").forEach(kind -> kinds.add(kind.asText()));
    return new Entry(
        told.path("begun").asText(),
        told.path("user").asText(),
        kinds,
        told.path("startedAt").asLong(),
        null,
        false);
  }
}
