package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.SourceWish;
import io.ringroom.media.device.VideoFormat;
import io.ringroom.media.lease.CaptureOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapturedContentIT {
  private static final CaptureSettings SETTINGS =
      new CaptureSettings(
          true,
          false,
          new SourceWish.Test(),
          new SourceWish.Test(),
          new VideoFormat(640, 360, 15, 800_000),
          new AudioFormat(32_000),
          PlaySettings.OFF,
          List.of());

  @Test
  void the_test_picture_decodes_to_colour_bars_and_the_test_sound_to_its_tone() throws IOException {
    try (EarInput input = new EarInput();
        Decoder pictures = Decoder.ofPictures();
        Decoder sound = Decoder.ofSound();
        CaptureSupervisor capture =
            new CaptureSupervisor(SETTINGS, input, devices -> {}, CaptureWitness.NONE)) {
      capture.begin();
      input.video.handOnTo(pictures.port());
      input.audio.handOnTo(sound.port());
      capture.start(
          new CaptureOrder(new RoomId("call-1"), new UserId("room-node1"), "call-1", true, true));

      await("pictures and sound are decoded")
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                // The decoder may have come after the first key frame.
                if (input.rtcpPort != 0 && input.video.count() > 0 && pictures.bytes() == 0) {
                  input.video.askForKeyFrame(input.rtcpPort);
                }
                return pictures.bytes() > 0 && sound.bytes() > Decoder.RATE * 2L;
              });

      // The bars of SMPTE, left to right: grey, yellow, cyan, green, magenta, red, blue.
      assertThat(near(pictures.colour(1, 1), 190, 190, 190)).isTrue();
      assertThat(near(pictures.colour(7, 1), 0, 190, 0)).isTrue();
      assertThat(near(pictures.colour(11, 1), 190, 0, 0)).isTrue();
      assertThat(near(pictures.colour(13, 1), 0, 0, 190)).isTrue();
      assertThat(sound.shareAt(440)).isGreaterThan(0.9);
      assertThat(sound.shareAt(880)).isLessThan(0.01);
    }
  }

  private static boolean near(int[] colour, int red, int green, int blue) {
    int tolerance = 70;
    return Math.abs(colour[0] - red) < tolerance
        && Math.abs(colour[1] - green) < tolerance
        && Math.abs(colour[2] - blue) < tolerance;
  }
}
