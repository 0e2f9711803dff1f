package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.SourceWish;
import io.ringroom.media.device.VideoFormat;
import io.ringroom.media.lease.CaptureInput;
import io.ringroom.media.lease.CaptureOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two calls at once on one camera and one microphone, with a real worker. */
class SharedCaptureIT {
  private static final CaptureOrder FIRST = order("call-1");
  private static final CaptureOrder SECOND = order("call-2");
  private static final CaptureSettings SETTINGS =
      new CaptureSettings(
          true,
          false,
          new SourceWish.Test(),
          new SourceWish.Test(),
          new VideoFormat(320, 180, 15, 300_000),
          new AudioFormat(32_000),
          PlaySettings.OFF,
          List.of());

  @TempDir private Path directory;
  private EarInput first;
  private EarInput second;
  private CaptureLog log;
  private CaptureSupervisor capture;

  @BeforeEach
  void two_calls_have_the_devices() throws IOException {
    first = new EarInput();
    second = new EarInput();
    log = CaptureLog.open(directory.resolve("captures.jsonl"), InstantSource.system());
    capture = new CaptureSupervisor(SETTINGS, new TwoRooms(), devices -> {}, log);
    capture.begin();
    eventually("a worker gets ready").until(capture::isReady);
    capture.start(FIRST);
    eventually("the first call sees and hears").until(() -> flows(first));
    capture.start(SECOND);
    eventually("the second call sees and hears").until(() -> flows(second));
  }

  @AfterEach
  void end() throws IOException {
    capture.close();
    log.close();
    first.close();
    second.close();
  }

  @Test
  @Tag("row-95")
  void both_get_the_same_pictures_and_sound_from_one_encoder() throws IOException {
    try (Decoder pictures = Decoder.ofPictures();
        Decoder sound = Decoder.ofSound()) {
      second.video.handOnTo(pictures.port());
      second.audio.handOnTo(sound.port());

      eventually("the second call's picture and sound are decoded")
          .until(
              () -> {
                if (pictures.bytes() == 0) {
                  second.video.askForKeyFrame(second.rtcpPort);
                }
                return pictures.bytes() > 0 && sound.bytes() > Decoder.RATE * 2L;
              });

      assertThat(pictures.colour(7, 1)[1]).as("the green bar").isGreaterThan(120);
      assertThat(sound.shareAt(440)).isGreaterThan(0.9);
      assertThat(ssrc(second.video)).isEqualTo(ssrc(first.video));
      assertThat(ssrc(second.audio)).isEqualTo(ssrc(first.audio));
      assertThat(first.video.isUnbroken() && first.audio.isUnbroken())
          .as("who was there first noticed nothing")
          .isTrue();
    }
  }

  @Test
  @Tag("row-95")
  void when_one_leaves_the_other_goes_on_without_a_gap_and_the_last_one_closes_the_devices()
      throws IOException {
    capture.stop(FIRST.room());

    eventually("the first call gets nothing more").until(() -> silent(first));
    long left = System.nanoTime();
    eventually("the second goes on")
        .until(() -> second.video.heardSince(left) && second.audio.heardSince(left));
    assertThat(second.audio.isUnbroken() && second.video.isUnbroken()).isTrue();
    assertThat(what()).containsExactly("opened 1", "opened 2", "closed 1");

    capture.stop(SECOND.room());

    eventually("nothing is captured any more").until(() -> silent(second));
    assertThat(what()).containsExactly("opened 1", "opened 2", "closed 1", "closed 0");
  }

  @Test
  @Tag("row-54")
  void the_small_size_is_encoded_while_one_of_them_needs_it() throws IOException {
    try (Decoder pictures = Decoder.ofPictures()) {
      second.video.handOnOnly(CaptureInput.VP8_SMALL, pictures.port());
      capture.small(SECOND.room(), true);

      eventually("the small size is decoded").until(() -> pictures.bytes() > 0);
      assertThat(pictures.colour(7, 1)[1]).as("the green bar").isGreaterThan(120);
      assertThat(small(first)).as("all get it, the router keeps what nobody needs").isPositive();

      capture.small(SECOND.room(), false);

      eventually("its encoder rests").until(() -> !smallSince(Duration.ofMillis(500)));
      assertThat(first.video.heardSince(System.nanoTime() - Duration.ofMillis(500).toNanos()))
          .as("the full size goes on")
          .isTrue();
    }
  }

  private static long small(EarInput ears) {
    return ears.video.packets().stream()
        .filter(packet -> packet.payloadType() == CaptureInput.VP8_SMALL)
        .count();
  }

  private boolean smallSince(Duration ago) {
    long since = System.nanoTime() - ago.toNanos();
    return second.video.packets().stream()
        .anyMatch(
            packet -> packet.payloadType() == CaptureInput.VP8_SMALL && packet.nanos() > since);
  }

  @Test
  @Tag("row-95")
  void a_camera_closed_for_one_call_stays_open_for_the_other() {
    capture.start(
        new CaptureOrder(FIRST.room(), FIRST.user(), FIRST.lease(), /* audio= */ true, false));

    eventually("the first call sees nothing more").until(() -> silent(first.video));
    long closed = System.nanoTime();
    eventually("it still hears, and the second still sees")
        .until(() -> first.audio.heardSince(closed) && second.video.heardSince(closed));
    assertThat(second.video.isUnbroken()).isTrue();
  }

  private List<String> what() throws IOException {
    return log.newest(100).stream()
        .filter(line -> line.has("calls"))
        .map(SharedCaptureIT::text)
        .toList();
  }

  private static String text(JsonNode line) {
    return line.path("what").asText() + " " + line.path("calls").asInt();
  }

  private static boolean flows(EarInput ears) {
    return ears.video.count() > 10 && ears.audio.count() > 10 && ears.rtcpPort != 0;
  }

  private static boolean silent(EarInput ears) {
    return silent(ears.video) && silent(ears.audio);
  }

  /** No packet for half a second: seven pictures, twenty-five packets of sound. */
  private static boolean silent(RtpEar ear) {
    return !ear.heardSince(System.nanoTime() - Duration.ofMillis(500).toNanos());
  }

  private static int ssrc(RtpEar ear) {
    return ear.packets().get(0).ssrc();
  }

  private static CaptureOrder order(String call) {
    return new CaptureOrder(new RoomId(call), new UserId("room-node1"), call, true, true);
  }

  private static ConditionFactory eventually(String what) {
    return await(what).atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
  }

  /** The rooms' side of capture for both. */
  private final class TwoRooms implements CaptureInput {
    private EarInput of(RoomId room) {
      return room.equals(FIRST.room()) ? first : second;
    }

    @Override
    public CompletionStage<Ports> open(RoomId room, UserId user) {
      return of(room).open(room, user);
    }

    @Override
    public void rtcpTo(RoomId room, UserId user, int videoRtcpPort) {
      of(room).rtcpTo(room, user, videoRtcpPort);
    }

    @Override
    public void playTo(RoomId room, UserId user, List<Integer> ports) {
      of(room).playTo(room, user, ports);
    }

    @Override
    public void failed(RoomId room, UserId user, String detail) {
      of(room).failed(room, user, detail);
    }
  }
}
