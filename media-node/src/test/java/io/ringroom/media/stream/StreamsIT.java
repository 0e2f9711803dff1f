package io.ringroom.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.media.MediaNode;
import io.ringroom.media.browser.Await;
import io.ringroom.media.browser.FakePlatform;
import io.ringroom.media.browser.NodeForTests;
import io.ringroom.media.record.PlayedFile;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.FromNode.TaskNews;
import io.ringroom.protocol.node.FromNode.TaskState;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.RoomTask.Form;
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
 * A network camera comes into a room by RTSP, and leaves it by RTMP, HLS and into a file: what
 * comes out is judged by its colour and tone.
 */
final class StreamsIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final UserId GATE = new UserId("gate");
  private static final RoomId ROOM = new RoomId("streamed");
  private static final Folder FOLDER =
      new Folder(new TenantId(1_400_000_000L), Folder.Kind.ROOMS, "streamed");
  private static final double TONE = 700;

  @TempDir private Path directory;
  private FakePlatform platform;
  private MediaNode node;
  private RtspServer camera;
  private long revision;

  @BeforeEach
  void a_node_and_a_blue_camera() throws IOException {
    platform = new FakePlatform();
    node =
        NodeForTests.start(
            platform,
            Map.of(
                "recording.least-free",
                "1 MiB",
                "recording.directory",
                directory.resolve("kept").toString()));
    camera = new RtspServer(directory, "blue", (int) TONE);
  }

  @AfterEach
  void stop() {
    node.close();
    platform.close();
    camera.close();
  }

  @Test
  @Tag("row-63")
  @Tag("row-64")
  void a_network_camera_is_seen_by_rtmp_hls_and_in_a_file() throws Exception {
    try (RtmpServer server = new RtmpServer(directory)) {
      wish(
          new RoomTask.Pull("gate", camera.url(), GATE),
          new RoomTask.Push("out", FOLDER, server.url(), GATE),
          new RoomTask.Push("hls", FOLDER, null, GATE),
          new RoomTask.Record("file", FOLDER, Form.TRACKS));
      Path playlist = directory.resolve("kept/1400000000/rooms/streamed/hls/index.m3u8");
      Await.that(
          () -> "the playlist " + playlist,
          LIMIT,
          () -> text(playlist).split("#EXTINF").length > 4);
      PlayedFile hls = PlayedFile.of(finished(playlist));
      wish();
      assertBlueAndTone("HLS", hls, 2);
      assertBlueAndTone("RTMP", PlayedFile.of(one(directory, ".flv")), 3);
      assertBlueAndTone(
          "the file",
          PlayedFile.of(one(playlist.resolveSibling("../file").normalize(), ".webm")),
          2);
    }
  }

  @Test
  @Tag("row-64")
  void a_camera_that_is_gone_is_dialled_again_until_it_is_back() throws Exception {
    wish(new RoomTask.Pull("gate", camera.url(), GATE));
    news("gate", TaskState.RUNNING);
    platform.forget();

    camera.stop();
    news("gate", TaskState.RETRYING);
    camera.startAgain();
    news("gate", TaskState.RUNNING);
  }

  @Test
  @Tag("row-63")
  void a_server_that_is_away_is_dialled_again_until_it_is_there() throws Exception {
    try (RtmpServer server = new RtmpServer(directory)) {
      server.stop();
      wish(new RoomTask.Push("out", FOLDER, server.url(), GATE));
      news("out", TaskState.RETRYING);
      server.startAgain();
      Await.that(() -> "something is streamed", LIMIT, () -> has(directory, ".flv"));
    }
  }

  private void news(String task, TaskState state) {
    platform.await(
        task + " is " + state,
        TaskNews.class,
        news -> news.task().equals(task) && news.state() == state);
  }

  private void wish(RoomTask... tasks) {
    List<RoomMember> members = List.of(RoomMember.remote(GATE, true, true));
    platform.say(new ToNode.Wish(ROOM, 1, ++revision, members, List.of(tasks)));
  }

  private static void assertBlueAndTone(String what, PlayedFile played, double from) {
    assertThat(played.frames()).as("pictures of %s", what).isGreaterThan(30);
    int[] rgb = played.colour(played.frames() - 10, 0.5, 0.5);
    assertThat(rgb[2]).as("blue of %s", what).isGreaterThan(180);
    assertThat(rgb[0]).as("red of %s", what).isLessThan(60);
    assertThat(played.soundSeconds()).as("sound of %s", what).isGreaterThan(from + 1);
    assertThat(played.shareAt(TONE, from)).as("the tone of %s", what).isGreaterThan(0.8);
  }

  /** A copy that says it is over, so that a player does not wait for more. */
  private static Path finished(Path playlist) throws IOException {
    Path copy = playlist.resolveSibling("copy.m3u8");
    Files.writeString(copy, Files.readString(playlist) + "#EXT-X-ENDLIST\n");
    return copy;
  }

  private static Path one(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  private static boolean has(Path directory, String ending) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(
          file -> file.toString().endsWith(ending) && file.toFile().length() > 20_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
