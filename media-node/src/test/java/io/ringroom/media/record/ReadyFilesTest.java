package io.ringroom.media.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.media.browser.Await;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RecordedFile;
import io.ringroom.protocol.node.ToNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the platform is told of the files on a node's disk. */
class ReadyFilesTest {
  private static final RoomId ROOM = new RoomId("c1");
  private static final Folder FOLDER = new Folder(new TenantId(7), Folder.Kind.CALLS, "c1");
  private static final String FILE = "ann-1763600000123.webm";

  @TempDir private Path directory;
  private final BlockingQueue<FromNode> told = new LinkedBlockingQueue<>();
  private ReadyFiles files;

  @BeforeEach
  void a_node() {
    files = started();
  }

  private ReadyFiles started() {
    RecordingSettings settings = new RecordingSettings(directory, 0, Duration.ZERO, Duration.ZERO);
    ReadyFiles made = new ReadyFiles(settings, told::add);
    made.start();
    return made;
  }

  @AfterEach
  void stop() {
    files.close();
  }

  @Test
  @Tag("row-62")
  void a_file_is_told_when_it_is_ended_and_by_the_next_run_if_nobody_had_heard() throws Exception {
    files.begun(ROOM, FOLDER, "r1");
    writer(FILE, "{\"ended\":\"%s\",\"millis\":4000}");

    assertThat(next()).isEqualTo(new FromNode.Recorded(ROOM, file(4000L)));
    files.close();
    files = started();
    assertThat(next()).isEqualTo(new FromNode.Recorded(ROOM, file(4000L)));

    files.onMessage(new ToNode.RecordedHeard(FOLDER, "r1", FILE));
    awaitHeard();
    files.close();
    files = started();
    files.begun(ROOM, FOLDER, "r2");
    writerIn("r2", "bob-1.webm", "{\"ended\":\"%s\",\"millis\":1}");
    assertThat(next())
        .as("the first is not told again")
        .extracting("file.recording")
        .isEqualTo("r2");
  }

  @Test
  @Tag("row-62")
  void a_file_whose_writer_was_killed_is_told_without_its_length() throws Exception {
    files.begun(ROOM, FOLDER, "r1");
    writer(FILE, "");
    Files.setLastModifiedTime(
        recording("r1").resolve(FILE), FileTime.from(Instant.now().minusSeconds(60)));

    assertThat(next()).isEqualTo(new FromNode.Recorded(ROOM, file(null)));
  }

  private static RecordedFile file(@Nullable Long millis) {
    return new RecordedFile(
        FOLDER, "r1", FILE, new UserId("ann"), List.of("audio"), 1_763_600_000_123L, millis, 10);
  }

  private Path recording(String id) {
    return directory.resolve("7/calls/c1").resolve(id);
  }

  private void writer(String file, String end) throws IOException {
    writerIn("r1", file, end);
  }

  private void writerIn(String recording, String file, String end) throws IOException {
    Path in = Files.createDirectories(recording(recording));
    Files.writeString(in.resolve(file), "0123456789");
    String begun =
        "{\"begun\":\"%s\",\"user\":\"ann\",\"kinds\":[\"audio\"],\"startedAt\":1763600000123}\n";
    Files.writeString(
        in.resolve(Manifest.FILE),
        begun.formatted(file) + end.formatted(file) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private @Nullable FromNode next() throws InterruptedException {
    return told.poll(20, TimeUnit.SECONDS);
  }

  private void awaitHeard() {
    Await.that(
        this::manifest, Duration.ofSeconds(20), () -> manifest().contains("\"heard\":\"" + FILE));
  }

  private String manifest() {
    try {
      return Files.readString(recording("r1").resolve(Manifest.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
