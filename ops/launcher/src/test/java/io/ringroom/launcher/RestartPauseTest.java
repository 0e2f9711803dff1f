package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartPauseTest {

  @Test
  void pauses_double_up_to_five_seconds() {
    assertThat(Stream.iterate(RestartPause.first(), RestartPause::longer).limit(7))
        .extracting(pause -> pause.next().toMillis())
        .containsExactly(200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
  }

  @Test
  void a_process_that_had_lived_well_is_started_again_at_once() {
    RestartPause long_ = RestartPause.first().longer().longer();

    assertThat(long_.afterLiving(Duration.ofSeconds(9))).isEqualTo(long_);
    assertThat(long_.afterLiving(Duration.ofSeconds(10))).isEqualTo(RestartPause.first());
  }
}
