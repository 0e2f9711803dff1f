package io.ringroom.media.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.protocol.node.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
   * startedAt, millis?, bytes, thumbnail?}]}. One whose writer is still at it, or was killed, has
   * no length.
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
    List<ObjectNode> there = new ArrayList<>();
    for (ManifestLines.Entry entry : ManifestLines.read(recording.resolve(Manifest.FILE)).files()) {
      Path path = recording.resolve(entry.file());
      if (Files.exists(path)) {
        there.add(shown(recording, entry).put("bytes", Files.size(path)));
      }
    }
    return there;
  }

  private static ObjectNode shown(Path recording, ManifestLines.Entry entry) {
    ObjectNode file = JSON.createObjectNode();
    file.put("recordingId", RecordingSettings.named(recording));
    file.put("file", entry.file());
    file.put("user", entry.user());
    entry.kinds().forEach(file.putArray("kinds")::add);
    file.put("startedAt", entry.startedAt());
    if (entry.millis() != null) {
      file.put("millis", entry.millis());
    }
    String thumbnail = entry.user() + ".jpg";
    if (entry.kinds().contains("video") && Files.exists(recording.resolve(thumbnail))) {
      file.put("thumbnail", thumbnail);
    }
    return file;
  }
}
