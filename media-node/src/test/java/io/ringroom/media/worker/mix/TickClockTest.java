package io.ringroom.media.worker.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TickClockTest {
  private final TickClock clock = new TickClock();

  @BeforeEach
  void begin() {
    clock.begin(0);
  }

  @Test
  void a_tick_that_comes_a_little_late_moves_none_after_it() {
    assertThat(ticks(23_000)).containsExactly(20_000L);
    assertThat(ticks(40_500)).containsExactly(40_000L);
  }

  @Test
  void ticks_missed_for_a_moment_are_made_up_for_at_their_own_times() {
    assertThat(clock.leaveOut(105_000)).isZero();
    assertThat(ticks(105_000)).containsExactly(20_000L, 40_000L, 60_000L, 80_000L, 100_000L);
  }

  @Test
  void what_is_too_long_ago_is_left_out() {
    assertThat(clock.leaveOut(335_000)).isEqualTo(15);
    assertThat(ticks(335_000)).containsExactly(320_000L);
    assertThat(clock.untilDue(335_000)).isEqualTo(5_000);
  }

  private List<Long> ticks(long now) {
    List<Long> ticks = new ArrayList<>();
    while (clock.isDue(now)) {
      ticks.add(clock.next());
    }
    return ticks;
  }
}
