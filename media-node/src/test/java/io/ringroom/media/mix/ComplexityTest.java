package io.ringroom.media.mix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComplexityTest {
  private final Complexity complexity = new Complexity();

  @Test
  void slow_ticks_make_encoders_cheaper_step_by_step() {
    ticks(9_000);
    assertThat(complexity.level()).isEqualTo(5);
    ticks(9_000);
    ticks(9_000);
    ticks(9_000);
    assertThat(complexity.level()).isZero();
  }

  @Test
  void with_time_to_spare_they_are_as_good_as_before() {
    ticks(9_000);
    ticks(1_000);
    assertThat(complexity.level()).isEqualTo(Complexity.BEST);
  }

  @Test
  void between_the_two_it_stays_as_it_is() {
    ticks(9_000);
    ticks(5_000);
    assertThat(complexity.level()).isEqualTo(5);
  }

  private void ticks(long micros) {
    for (int i = 0; i < Complexity.WINDOW; i++) {
      complexity.onTick(micros);
    }
  }
}
