package io.ringroom.media.gst;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.device.Source;
import io.ringroom.media.device.VideoFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PipelineTextTest {
  private static final VideoFormat FORMAT = new VideoFormat(1280, 720, 15, 1_000_000);

  @Test
  void what_is_no_camera_says_so_in_the_picture() {
    Source slate = new Source.Slate("CAMERA UNPLUGGED");

    assertThat(new VideoGraph(FORMAT, false, false, true).builtIn(slate))
        .contains("text=\"CAMERA UNPLUGGED\"");
    assertThat(new VideoGraph(FORMAT, false, false, false).builtIn(slate))
        .contains("pattern=ball")
        .doesNotContain("textoverlay");
  }

  @Test
  @Tag("row-54")
  void the_small_size_has_the_picture_s_shape_and_needs_no_other_encoder_when_it_is_wanted() {
    StreamGraph without = new VideoGraph(FORMAT, false, false, true);
    StreamGraph with = new VideoGraph(FORMAT, true, false, true);

    assertThat(FORMAT.small()).isEqualTo(new VideoFormat(320, 180, 15, 150_000));
    assertThat(new VideoFormat(640, 360, 15, 500_000).small())
        .isEqualTo(new VideoFormat(320, 180, 15, 150_000));
    assertThat(without.sameEncoder(with)).isTrue();
    assertThat(without.sameSource(with)).isTrue();
    assertThat(without.settings()).isNotEqualTo(with.settings());
  }

  @Test
  void a_camera_is_asked_first_for_what_needs_no_work() {
    assertThat(CameraFormat.candidates(FORMAT).get(0))
        .isEqualTo(
            new CameraFormat("video/x-raw,width=1280,height=720,framerate=15/1", false, true));
  }

  @Test
  void a_camera_at_another_rate_or_in_jpeg_is_converted() {
    VideoGraph graph = new VideoGraph(FORMAT, false, false, true);

    assertThat(graph.fromCamera(CameraFormat.ANY)).contains("videorate");
    assertThat(graph.fromCamera(CameraFormat.candidates(FORMAT).get(0)))
        .doesNotContain("videorate", "jpegdec");
    assertThat(graph.fromCamera(new CameraFormat("image/jpeg", true, false))).contains("jpegdec");
  }
}
