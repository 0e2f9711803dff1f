package io.ringroom.media.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.protocol.node.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What has been recorded here, read from the disk: there is nothing else that could know better.
 */
final class Catalogue {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The names of files that are given out. Nothing in them means anything to a file system. */
  private static final Pattern FILE =
      Pattern.compile("[A-Za-z0-9_@-]{1,100}\\.(webm|jpg|m3u8|ts|jsonl)");

  private final RecordingSettings directory;

  Catalogue(RecordingSettings directory) {
    this.directory = directory;
  }

  /** A file that may be given out; empty when there is none of this name. */
  Optional<Path> file(Folder folder, String recording, String name) {
    if (!FILE.matcher(name).matches()) {
      return Optional.empty();
    }
    Path file = directory.of(folder, recording).resolve(name);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(file)
        : Optional.empty();
  }

  /**
   * Every file of every recording of an owner, as JSON: {@code [{recordingId, file, user, kinds,
   * startedAt, millis?, bytes}]}. One whose writer is still at it, or was killed, has no length.
   */
  ArrayNode list(Folder folder) throws IOException {
    ArrayNode all = JSON.createArrayNode();
    Path owner = directory.of(folder);
    if (!Files.isDirectory(owner)) {
      return all;
    }
    List<Path> recordings;
    try (Stream<Path> found = Files.list(owner)) {
      recordings = found.filter(Files::isDirectory).sorted().toList();
    }
    for (Path recording : recordings) {
      files(recording).forEach(all::add);
    }
    return all;
  }

  private static List<ObjectNode> files(Path recording) throws IOException {
    Map<String, ObjectNode> files = new LinkedHashMap<>();
    for (String line : lines(recording.resolve(Manifest.FILE))) {
      fold(recording, line, files);
    }
    List<ObjectNode> there = new ArrayList<>();
    for (ObjectNode file : files.values()) {
      Path path = recording.resolve(file.path("file").asText());
      if (Files.exists(path)) {
        there.add(file.put("bytes", Files.size(path)));
      }
    }
    return there;
  }

  private static List<String> lines(Path manifest) throws IOException {
    return Files.exists(manifest) ? Files.readAllLines(manifest) : List.of();
  }

  /** The last line of a manifest may be half a line. */
  private static void fold(Path recording, String line, Map<String, ObjectNode> files) {
    try {
      JsonNode told = JSON.readTree(line);
      if (told.path("begun").isTextual()) {
        ObjectNode file = JSON.createObjectNode();
        file.put("recordingId", recording.getFileName().toString().replace("%2E", "."));
        file.put("file", told.path("begun").asText());
        file.set("user", told.path("user"));
        file.set("kinds", told.path("kinds"));
        file.set("startedAt", told.path("startedAt"));
        files.put(told.path("begun").asText(), file);
      }
      ObjectNode ended = files.get(told.path("ended").asText(""));
      if (ended != null) {
        ended.set("millis", told.path("millis"));
      }
    } catch (JsonProcessingException halfALine) {
      // Its writer was killed while writing it; the line before it stands.
    }
  }
}
