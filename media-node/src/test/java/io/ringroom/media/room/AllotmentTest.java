package io.ringroom.media.room;

import static io.ringroom.media.room.Allotment.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.room.Allotment.Fallback;
import io.ringroom.media.room.Allotment.Wish;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AllotmentTest {
  private static final List<Long> QHF = List.of(100_000L, 300_000L, 1_000_000L);

  @Test
  void while_nothing_is_known_of_the_link_everyone_is_sent_at_his_best() {
    assertThat(levels(-1, at(0), at(PAUSED))).containsExactly(2, 2);
  }

  @Test
  void a_wide_link_carries_everyone_at_his_best_and_nothing_more_is_tried() {
    Allotment.Shares shares = Allotment.share(3_000_000, List.of(at(0), at(0)));
    assertThat(shares.levels()).containsExactly(2, 2);
    assertThat(shares.wantedBits()).isZero();
  }

  @Test
  void everyone_gets_a_small_picture_before_anybody_gets_a_large_one() {
    assertThat(levels(800_000, at(0), at(0), at(0))).containsExactly(1, 1, 0);
  }

  @Tag("row-55")
  @Test
  void the_most_important_are_raised_first_and_given_up_last() {
    assertThat(levels(450_000, at(0), at(0))).containsExactly(1, 0);
    assertThat(levels(120_000, at(0), at(0))).containsExactly(0, PAUSED);
  }

  @Test
  void a_screen_is_raised_to_its_full_size_before_any_face() {
    Wish screen = new Wish(QHF, 0, /* screen= */ true, /* mayRise= */ true, Fallback.PAUSE);
    assertThat(levels(1_250_000, at(0), screen)).containsExactly(0, 2);
  }

  @Tag("row-54")
  @Test
  void on_a_narrowing_link_a_video_becomes_small_then_pauses_then_comes_back() {
    assertThat(levels(500_000, at(2))).containsExactly(1);
    assertThat(levels(250_000, at(1))).containsExactly(0);
    assertThat(levels(60_000, at(0))).containsExactly(PAUSED);
    assertThat(levels(110_000, at(PAUSED))).as("not at once").containsExactly(PAUSED);
    assertThat(levels(150_000, at(PAUSED))).containsExactly(0);
  }

  @Tag("row-54")
  @Test
  void who_wants_no_pause_gets_the_smallest_however_narrow_the_link_is() {
    Wish wish = new Wish(QHF, 0, false, true, Fallback.LOW);
    assertThat(levels(0, wish)).containsExactly(0);
  }

  @Test
  void what_is_sent_is_kept_on_a_link_that_would_not_let_it_rise() {
    assertThat(levels(320_000, at(1))).containsExactly(1);
    assertThat(levels(320_000, at(0))).containsExactly(0);
  }

  @Test
  void a_video_that_has_just_fallen_is_not_raised_yet() {
    assertThat(levels(3_000_000, new Wish(QHF, 0, false, /* mayRise= */ false, Fallback.PAUSE)))
        .containsExactly(0);
  }

  @Test
  void the_next_step_up_is_what_a_probe_tries_for() {
    Allotment.Shares shares = Allotment.share(200_000, List.of(at(0)));
    assertThat(shares.levels()).containsExactly(0);
    assertThat(shares.wantedBits()).isBetween(300_000L, 400_000L);
    assertThat(Allotment.share(shares.wantedBits(), List.of(at(0))).levels()).containsExactly(1);
  }

  @Test
  void who_sends_nothing_takes_nothing() {
    Wish nothing = new Wish(List.of(), 0, false, true, Fallback.LOW);
    assertThat(levels(100_000, nothing, at(0))).containsExactly(PAUSED, 0);
  }

  private static Wish at(int now) {
    return new Wish(QHF, now, /* screen= */ false, /* mayRise= */ true, Fallback.PAUSE);
  }

  private static List<Integer> levels(long bits, Wish... wishes) {
    return Allotment.share(bits, List.of(wishes)).levels();
  }
}
