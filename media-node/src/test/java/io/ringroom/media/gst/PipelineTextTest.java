package io.ringroom.media.gst;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.device.Source;
import io.ringroom.media.device.VideoFormat;
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
