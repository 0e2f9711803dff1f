package io.ringroom.media.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.worker.StallWatch.Verdict;
import org.junit.jupiter.api.Test;

class StallWatchTest {

  @Test
  void a_camera_has_four_seconds_to_its_first_frame() {
    StallWatch watch = StallWatch.begin(false, 0);

    assertThat(watch.verdict(4_000)).isEqualTo(Verdict.FLOWING);
    assertThat(watch.verdict(4_001)).isEqualTo(Verdict.SOURCE_SILENT);
  }

  @Test
  void a_camera_that_failed_before_has_two() {
    StallWatch watch = StallWatch.begin(true, 0);

    assertThat(watch.verdict(2_000)).isEqualTo(Verdict.FLOWING);
    assertThat(watch.verdict(2_001)).isEqualTo(Verdict.SOURCE_SILENT);
  }

  @Test
  void a_camera_that_stops_is_noticed_after_a_second() {
    StallWatch watch = StallWatch.begin(false, 0).observe(10, 20, 500).observe(10, 20, 1_400);

    assertThat(watch.verdict(1_500)).isEqualTo(Verdict.FLOWING);
    assertThat(watch.verdict(1_501)).isEqualTo(Verdict.SOURCE_SILENT);
  }

  @Test
  void an_encoder_that_stops_is_not_blamed_on_the_camera() {
    StallWatch watch = StallWatch.begin(false, 0).observe(10, 20, 500).observe(30, 20, 1_600);

    assertThat(watch.verdict(1_600)).isEqualTo(Verdict.ENCODER_SILENT);
  }

  @Test
  void a_slow_but_steady_source_is_left_alone() {
    StallWatch watch = StallWatch.begin(false, 0);
    for (int n = 1; n <= 20; n++) {
      watch = watch.observe(n, n, n * 900L);
      assertThat(watch.verdict(n * 900L + 899)).isEqualTo(Verdict.FLOWING);
    }
  }
}
