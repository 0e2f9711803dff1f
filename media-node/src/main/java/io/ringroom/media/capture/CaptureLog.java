package io.ringroom.media.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.id.RoomId;
import io.ringroom.media.lease.CaptureOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When devices were open, for which call, and which they were: one JSON object a line, appended to
 * a file that nothing here ever shortens. Calls share what is open: {@code calls} says how many had
 * a right to it after the line, and with 0 nothing is. A line is on the disk before what it tells
 * of happens, so that a kill loses none; what such an end left open is closed by the next start.
 */
public final class CaptureLog implements CaptureWitness, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureLog.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final InstantSource clock;
  private final FileChannel channel;
  private final Set<RoomId> open = new HashSet<>();

  private CaptureLog(Path file, InstantSource clock, FileChannel channel) {
    this.file = file;
    this.clock = clock;
    this.channel = channel;
  }

  /**
   * Goes on with a file, or begins it.
   *
   * @throws IOException when it cannot be written
   */
  public static CaptureLog open(Path file, InstantSource clock) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    CaptureLog log = new CaptureLog(file, clock, channel);
    log.closeWhatIsOpen();
    return log;
  }

  private void closeWhatIsOpen() throws IOException {
    Map<String, JsonNode> open = new LinkedHashMap<>();
    for (JsonNode line : newest(Integer.MAX_VALUE)) {
      String room = line.path("room").asText();
      if (line.path("what").asText().equals("opened")) {
        open.put(room, line);
      } else if (line.path("what").asText().equals("closed")) {
        open.remove(room);
      }
    }
    for (JsonNode line : open.values()) {
      ObjectNode closed = ((ObjectNode) line.deepCopy()).put("what", "closed");
      closed.put("at", clock.instant().toString()).put("calls", 0);
      closed.put("why", "the process had ended");
      append(closed);
    }
  }

  @Override
  public void opens(CaptureOrder order) {
    open.add(order.room());
    append(
        line("opened", order)
            .put("camera", order.video())
            .put("microphone", order.audio())
            .put("calls", open.size()));
  }

  @Override
  public void carries(CaptureOrder order, String kind, String device) {
    append(line("carries", order).put("kind", kind).put("device", device));
  }

  @Override
  public void closes(CaptureOrder order) {
    open.remove(order.room());
    append(line("closed", order).put("calls", open.size()));
  }

  /**
   * The newest lines, oldest of them first; lines that are no JSON, such as half of one, are left
   * out.
   *
   * @throws IOException when the file cannot be read
   */
  public List<JsonNode> newest(int count) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<JsonNode> read = new ArrayList<>();
    for (String text : lines.subList(Math.max(0, lines.size() - count), lines.size())) {
      try {
        read.add(JSON.readTree(text));
      } catch (JsonProcessingException e) {
        LOG.debug("half a line in {}: {}", file, e.getMessage());
      }
    }
    return read;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("{}: {}", file, e.toString());
    }
  }

  private ObjectNode line(String what, CaptureOrder order) {
    return JSON.createObjectNode()
        .put("at", clock.instant().toString())
        .put("what", what)
        .put("room", order.room().value())
        .put("call", order.lease())
        .put("user", order.user().value());
  }

  /**
   * What cannot be written is at least in the log; a full disk must not keep anybody from talking.
   */
  private void append(ObjectNode line) {
    try {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(false);
    } catch (IOException e) {
      LOG.error("audit: {} cannot be kept in {}: {}", line, file, e.toString());
    }
  }
}
