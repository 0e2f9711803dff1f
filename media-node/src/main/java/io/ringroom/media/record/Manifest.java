package io.ringroom.media.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringroom.id.RoomId;
import io.ringroom.media.rtp.MediaKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What a recording's directory holds: a line of JSON for each file that was begun, for each that
 * was ended, and for each the platform has heard of. A line is written at once, so a file whose
 * writer was killed is one without an end.
 */
public final class Manifest {
  public static final String FILE = "manifest.jsonl";

  /** Who is recorded in a file of all together; no user is called so. */
  public static final String EVERYBODY = "@mix";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final BiConsumer<String, String> news;

  /**
   * @param news told "begun" or "ended" and the file's name
   */
  public Manifest(Path directory, BiConsumer<String, String> news) {
    this.file = directory.resolve(FILE);
    this.news = news;
  }

  /** Of which media room it is. */
  void of(RoomId room) throws IOException {
    append(Map.of("room", room.value()));
  }

  /** The platform knows of this file. */
  void heard(String name) throws IOException {
    append(Map.of("heard", name));
  }

  public void begun(String name, String who, Set<MediaKind> kinds, long startMillis)
      throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("begun", name);
    line.put("user", who);
    line.put("kinds", kinds.stream().map(MediaKind::word).sorted().toList());
    line.put("startedAt", startMillis);
    append(line);
    news.accept("begun", name);
  }

  public void ended(String name, long millis) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("ended", name);
    line.put("millis", millis);
    append(line);
    news.accept("ended", name);
  }

  private void append(Map<String, Object> line) throws IOException {
    try {
      Files.write(
          file,
          (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (JsonProcessingException e) {
      throw new IOException("a line of the manifest cannot be written", e);
    }
  }
}
