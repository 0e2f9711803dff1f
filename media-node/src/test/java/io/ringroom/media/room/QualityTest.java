package io.ringroom.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("row-52")
class QualityTest {
  @Test
  void the_worst_of_loss_round_trip_and_jitter_decides() {
    assertThat(Quality.of(link(0, 20, 3))).isEqualTo(Quality.EXCELLENT);
    assertThat(Quality.of(link(0.02, 20, 3))).isEqualTo(2);
    assertThat(Quality.of(link(0, 300, 3))).isEqualTo(Quality.POOR);
    assertThat(Quality.of(link(0, 20, 100))).isEqualTo(Quality.BAD);
    assertThat(Quality.of(link(0.2, 300, 100))).isEqualTo(Quality.VERY_BAD);
  }

  @Test
  void a_round_trip_that_is_not_known_yet_says_nothing() {
    assertThat(Quality.of(link(0, -1, 0))).isEqualTo(Quality.EXCELLENT);
  }

  @Test
  void who_is_not_connected_is_unknown_and_who_is_silent_is_down() {
    assertThat(Quality.of(new Quality.Measured(false, false, 0, -1, 0, Quality.Limit.NONE)))
        .isEqualTo(Quality.UNKNOWN);
    assertThat(Quality.of(new Quality.Measured(true, true, 0, 20, 0, Quality.Limit.NONE)))
        .isEqualTo(Quality.DOWN);
  }

  @Test
  void a_link_too_narrow_for_the_pictures_is_never_called_good() {
    assertThat(Quality.of(new Quality.Measured(true, false, 0, 20, 3, Quality.Limit.LOW)))
        .isEqualTo(Quality.POOR);
    assertThat(Quality.of(new Quality.Measured(true, false, 0, 20, 3, Quality.Limit.PAUSED)))
        .isEqualTo(Quality.BAD);
  }

  private static Quality.Measured link(double loss, double roundTripMillis, double jitterMillis) {
    return new Quality.Measured(
        true, false, loss, roundTripMillis, jitterMillis, Quality.Limit.NONE);
  }
}
