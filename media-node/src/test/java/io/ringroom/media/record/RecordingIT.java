package io.ringroom.media.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.media.MediaNode;
import io.ringroom.media.browser.Await;
import io.ringroom.media.browser.FakePlatform;
import io.ringroom.media.browser.NodeForTests;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.FromNode.TaskNews;
import io.ringroom.protocol.node.FromNode.TaskState;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.ToNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A room with the node's own camera is recorded: real capture, real router, a real process that
 * writes, and files judged by what a player shows.
 */
final class RecordingIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final UserId CAMERA = new UserId("room-node1");
  private static final RoomId ROOM = new RoomId("recorded-call");
  private static final Folder FOLDER =
      new Folder(new TenantId(1_400_000_000L), Folder.Kind.CALLS, "recorded-call");
  private static final RoomTask RECORDING = new RoomTask.Record("r1", FOLDER, RoomTask.Form.TRACKS);
  private static final double TONE = 440;

  @TempDir private Path directory;
  private FakePlatform platform;
  private MediaNode node;
  private long revision;

  @BeforeEach
  void start_a_node_whose_camera_is_in_a_room() {
    platform = new FakePlatform();
    node = started("1 MiB");
  }

  private MediaNode started(String leastFree) {
    return NodeForTests.start(
        platform,
        Map.of(
            "recording.directory",
            directory.toString(),
            "recording.least-free",
            leastFree,
            "room.enabled",
            true,
            "capture.enabled",
            true,
            "capture.spare-worker",
            false,
            "capture.camera",
            "test",
            "capture.microphone",
            "test",
            "capture.video.width",
            320,
            "capture.video.height",
            180));
  }

  @AfterEach
  void stop() {
    node.close();
    platform.close();
  }

  @Test
  @Tag("row-62")
  void a_killed_writer_leaves_a_file_that_plays_and_its_successor_begins_another()
      throws Exception {
    wish(true, RECORDING);
    Path first = Await.value("a first file", LIMIT, () -> files().findFirst());
    awaitSeconds(first, 4);

    writer().destroyForcibly();
    Path second =
        Await.value(
            "a second file", LIMIT, () -> files().filter(f -> !f.equals(first)).findFirst());
    awaitSeconds(second, 3);
    wish(true);
    platform.await(
        "the end of the recording",
        TaskNews.class,
        news -> news.task().equals("r1") && news.state() == TaskState.ENDED);
    Await.that(() -> manifest(), LIMIT, () -> manifest().contains("\"ended\""));

    for (Path file : List.of(first, second)) {
      PlayedFile played = PlayedFile.of(file);
      assertThat(played.soundSeconds()).as("%s", file).isGreaterThan(2);
      assertThat(played.frames()).as("%s", file).isGreaterThan(20);
      assertThat(played.shareAt(TONE, 1)).as("the tone in %s", file).isGreaterThan(0.9);
      assertThat(played.colour(played.frames() - 1, 0.5, 0.2))
          .as("the green bar of the test picture in %s", file)
          .satisfies(
              rgb -> {
                assertThat(rgb[1]).isGreaterThan(120);
                assertThat(rgb[0]).isLessThan(80);
                assertThat(rgb[2]).isLessThan(80);
              });
      double drift = played.frames() / 15.0 - played.soundSeconds();
      assertThat(Math.abs(drift)).as("picture and sound end together").isLessThan(0.5);
    }
    PlayedFile picture = PlayedFile.ofPicture(first.resolveSibling("room-node1.jpg"));
    assertThat(picture.colour(0, 0.5, 0.2)[1]).as("green of the thumbnail").isGreaterThan(120);
    assertThat(manifest()).contains(first.getFileName().toString(), "\"user\":\"room-node1\"");
  }

  @Test
  @Tag("row-62")
  void a_camera_that_is_switched_off_and_on_begins_a_file_each_time() throws Exception {
    wish(true, RECORDING);
    Path first = Await.value("a first file", LIMIT, () -> files().findFirst());
    awaitSeconds(first, 2);

    wish(false, RECORDING);
    Await.that(this::manifest, LIMIT, () -> manifest().contains("\"kinds\":[\"audio\"]"));
    wish(true, RECORDING);
    Await.that(() -> "files " + files().toList(), LIMIT, () -> files().count() >= 3);

    assertThat(PlayedFile.of(first).frames()).isPositive();
  }

  @Test
  @Tag("row-62")
  void sound_and_picture_of_all_are_kept_in_one_file_though_nobody_looks_or_listens()
      throws Exception {
    wish(true, new RoomTask.Record("r1", FOLDER, RoomTask.Form.MIXED));
    Await.that(this::manifest, LIMIT, () -> manifest().contains("\"audio\",\"video\""));
    Path mix = files().max(Comparator.comparing(Path::getFileName)).orElseThrow();
    assertThat(mix.getFileName().toString()).startsWith("@mix-");
    awaitSeconds(mix, 3);

    wish(true);
    String name = mix.getFileName().toString();
    Await.that(this::manifest, LIMIT, () -> manifest().contains("\"ended\":\"" + name + "\""));

    PlayedFile played = PlayedFile.of(mix);
    assertThat(played.shareAt(TONE, 1)).as("the tone in the mix").isGreaterThan(0.9);
    assertThat(played.colour(played.frames() - 1, 0.5, 0.2)[1])
        .as("green of the test picture in the mix")
        .isGreaterThan(120);
  }

  @Test
  @Tag("row-62")
  void a_disk_without_room_is_told_and_nothing_is_begun() {
    node.close();
    platform.forget();
    node = started("1 PiB");

    wish(true, RECORDING);

    TaskNews news =
        platform.await("a failure", TaskNews.class, told -> told.state() == TaskState.FAILED);
    assertThat(news.detail()).contains("MB left");
    assertThat(files()).isEmpty();
  }

  private void wish(boolean video, RoomTask... tasks) {
    RoomMember camera =
        RoomMember.captured(CAMERA, true, video, new RoomMember.Lease("recorded-call", 60_000));
    platform.say(new ToNode.Wish(ROOM, 1, ++revision, List.of(camera), List.of(tasks)));
  }

  /** Until a file holds about this many seconds of the room. */
  private static void awaitSeconds(Path file, int seconds) {
    Await.that(
        () -> file + " has " + file.toFile().length() + " bytes",
        LIMIT,
        () -> file.toFile().length() > seconds * 60_000L);
  }

  private Stream<Path> files() {
    Path shelf = directory.resolve("1400000000/calls/recorded-call/r1");
    if (!Files.exists(shelf)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(shelf)) {
      return all.filter(file -> file.toString().endsWith(".webm")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String manifest() {
    Path file = directory.resolve("1400000000/calls/recorded-call/r1/manifest.jsonl");
    try {
      return Files.exists(file) ? Files.readString(file) : "none";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessHandle writer() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains("WorkerMain record"))
        .findFirst()
        .orElseThrow();
  }
}
