package io.ringroom.media.worker.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringroom.id.TenantId;
import io.ringroom.media.record.Manifest;
import io.ringroom.media.record.RecordingSettings;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.protocol.node.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsTest {
  private static final long SECOND = 1_000_000;

  @TempDir private Path directory;
  private final List<String> news = new ArrayList<>();
  private long now = 1_763_600_000L * SECOND;

  @Test
  @Tag("row-62")
  void a_file_begins_when_sound_and_picture_are_there_and_holds_both() throws IOException {
    try (Segments segments = segments()) {
      segments.add(sound(), now);
      segments.tend(now);
      assertThat(news).isEmpty();

      segments.add(picture(true), now);
      segments.tend(now);

      assertThat(news).containsExactly("begun ann-1763600000000.webm");
    }
    assertThat(news).contains("ended ann-1763600000000.webm");
  }

  @Test
  @Tag("row-62")
  void a_member_without_a_camera_is_not_waited_for_long() throws IOException {
    try (Segments segments = segments()) {
      segments.add(sound(), now);
      now += Segments.SETTLE_MICROS;
      segments.tend(now);

      assertThat(news).hasSize(1);
    }
  }

  @Test
  @Tag("row-62")
  void a_camera_that_comes_or_goes_begins_another_file() throws IOException {
    try (Segments segments = segments()) {
      segments.add(sound(), now);
      now += Segments.SETTLE_MICROS;
      segments.tend(now);
      segments.add(picture(true), now);
      segments.add(sound(), now);
      segments.tend(now);
      assertThat(news).hasSize(3);

      now += Segments.QUIET_MICROS + 1;
      segments.add(sound(), now);
      segments.tend(now);
      segments.add(sound(), now);
      now += Segments.SETTLE_MICROS;
      segments.tend(now);
      assertThat(news).hasSize(5);
    }
  }

  @Test
  @Tag("row-62")
  void a_stranger_cannot_name_a_directory_outside() {
    RecordingSettings root = new RecordingSettings(Path.of("/r"), 0, Duration.ZERO, Duration.ZERO);
    Folder dots = new Folder(new TenantId(7), Folder.Kind.ROOMS, "..");

    assertThat(root.of(dots, ".")).isEqualTo(Path.of("/r/7/rooms/%2E%2E/%2E"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> root.of(new Folder(new TenantId(7), Folder.Kind.ROOMS, "a/../../b")));
  }

  private Segments segments() {
    return new Segments(
        directory, "ann", new Manifest(directory, (what, file) -> news.add(what + " " + file)));
  }

  private Frame sound() {
    return new Frame(MediaKind.AUDIO, now, true, new byte[] {1, 2, 3});
  }

  private Frame picture(boolean key) {
    byte[] bytes = {0, 0, 0, (byte) 0x9D, 0x01, 0x2A, 0x40, 0x01, (byte) 0xB4, 0};
    return new Frame(MediaKind.VIDEO, now, key, bytes);
  }
}
