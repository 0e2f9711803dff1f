package io.ringroom.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatBudgetTest {
  private static final int PACKET = 1_000;

  private final RepeatBudget budget = new RepeatBudget();
  private long now = 1_000_000;

  @Test
  void a_narrow_link_gets_a_fifth_of_it_again_and_no_more_however_much_it_loses() {
    take(1, 300_000, 100);
    assertThat(take(10, 300_000, 100)).isBetween(70, 90);
  }

  @Test
  void what_a_wide_link_loses_at_random_is_repeated() {
    take(1, 2_000_000, 10);
    int lost = 1_000_000 / 8 / PACKET / 5;
    assertThat(take(10, 2_000_000, lost)).isEqualTo(10 * lost);
  }

  @Test
  void a_key_frame_with_holes_is_mended_on_any_link() {
    take(1, 40_000, 0);
    int mended = 0;
    while (budget.take(PACKET, 40_000, now)) {
      mended++;
    }
    assertThat(mended).isBetween(8, 10);
  }

  @Test
  void while_nothing_is_known_of_the_link_hundreds_may_be_repeated() {
    assertThat(take(2, -1, 400)).isEqualTo(800);
  }

  /** How many of these are repeated when so many are asked for each second, evenly. */
  private int take(int seconds, long link, int eachSecond) {
    int taken = 0;
    for (int i = 0; i < seconds * eachSecond; i++) {
      now += 1_000_000 / eachSecond;
      taken += budget.take(PACKET, link, now) ? 1 : 0;
    }
    if (eachSecond == 0) {
      now += seconds * 1_000_000L;
    }
    return taken;
  }
}
