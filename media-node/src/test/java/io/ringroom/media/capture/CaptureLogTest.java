package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.lease.CaptureOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureLogTest {
  private static final CaptureOrder ORDER =
      new CaptureOrder(new RoomId("call-1"), new UserId("room-node1"), "call-1", true, false);
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

  @TempDir private Path directory;

  @Test
  void every_interval_says_when_for_whom_and_which_device() throws IOException {
    try (CaptureLog log = open()) {
      log.opens(ORDER);
      log.carries(ORDER, "microphone", "Hall microphone");
      log.closes(ORDER);

      List<JsonNode> lines = log.newest(10);
      assertThat(lines)
          .extracting(line -> line.path("what").asText())
          .containsExactly("opened", "carries", "closed");
      assertThat(lines.get(0).path("at").asText()).isEqualTo("2026-11-21T12:00:00Z");
      assertThat(lines.get(0).path("call").asText()).isEqualTo("call-1");
      assertThat(lines.get(0).path("microphone").asBoolean()).isTrue();
      assertThat(lines.get(0).path("camera").asBoolean()).isFalse();
      assertThat(lines.get(1).path("device").asText()).isEqualTo("Hall microphone");
      assertThat(log.newest(1)).hasSize(1);
    }
  }

  @Test
  void of_two_calls_that_share_the_devices_the_last_one_closes_them() throws IOException {
    CaptureOrder other =
        new CaptureOrder(new RoomId("call-2"), new UserId("room-node1"), "call-2", true, false);
    try (CaptureLog log = open()) {
      log.opens(ORDER);
      log.opens(other);
      log.closes(ORDER);
      log.closes(other);

      assertThat(log.newest(10))
          .extracting(line -> line.path("what").asText() + " " + line.path("calls").asInt())
          .containsExactly("opened 1", "opened 2", "closed 1", "closed 0");
    }
  }

  @Test
  void what_a_kill_left_open_is_closed_by_the_next_start_and_half_a_line_harms_nothing()
      throws IOException {
    open().opens(ORDER);
    Files.writeString(file(), "{\"at\":\"2026\n", StandardOpenOption.APPEND);

    try (CaptureLog log = open()) {
      List<JsonNode> lines = log.newest(10);
      assertThat(lines).hasSize(2);
      assertThat(lines.get(1).path("what").asText()).isEqualTo("closed");
      assertThat(lines.get(1).path("why").asText()).isEqualTo("the process had ended");
    }
    try (CaptureLog log = open()) {
      assertThat(log.newest(10)).as("closed once").hasSize(2);
    }
  }

  @Test
  @Tag("row-90")
  void a_node_killed_with_minus_nine_has_noted_what_it_opened_and_its_successor_closes_it()
      throws Exception {
    Process node =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OpenDevices.class.getName(),
                file().toString())
            .start();
    assertThat(node.inputReader().readLine()).isEqualTo("open");

    node.destroyForcibly().waitFor();

    assertThat(node.exitValue()).as("of SIGKILL").isEqualTo(137);
    try (CaptureLog log = open()) {
      assertThat(log.newest(10))
          .extracting(line -> line.path("what").asText() + " " + line.path("call").asText())
          .containsExactly("opened call-9", "closed call-9");
    }
  }

  private CaptureLog open() throws IOException {
    return CaptureLog.open(file(), NOW);
  }

  private Path file() {
    return directory.resolve("captures.jsonl");
  }
}
