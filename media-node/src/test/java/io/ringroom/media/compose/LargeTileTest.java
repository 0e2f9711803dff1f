package io.ringroom.media.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LargeTileTest {
  private LargeTile<String> large = LargeTile.empty();
  private long nowMicros = 10_000_000;

  @Test
  void the_first_who_speaks_is_large_at_once() {
    speaks("a", 0);

    assertThat(large.who()).contains("a");
  }

  @Test
  void another_becomes_large_when_he_has_talked_for_a_while() {
    speaks("a", LargeTile.STAY_MICROS);
    speaks("b", LargeTile.RIVAL_MICROS - 100_000);
    assertThat(large.who()).contains("a");

    speaks("b", 300_000);
    assertThat(large.who()).contains("b");
  }

  @Test
  void a_word_in_between_moves_nobody() {
    speaks("a", LargeTile.STAY_MICROS);
    for (int i = 0; i < 20; i++) {
      speaks("b", LargeTile.RIVAL_MICROS / 2);
      speaks("a", LargeTile.RIVAL_MICROS / 2);
    }

    assertThat(large.who()).contains("a");
  }

  @Test
  void who_has_just_become_large_stays_so_for_a_while() {
    speaks("a", 0);
    speaks("b", LargeTile.RIVAL_MICROS + 200_000);

    assertThat(large.who()).contains("a");
  }

  @Test
  void silence_moves_nobody_and_leaving_does() {
    speaks("a", 0);
    large = large.look(Optional.empty(), nowMicros + 60_000_000);
    assertThat(large.who()).contains("a");

    assertThat(large.without("a").who()).isEmpty();
  }

  private void speaks(String who, long micros) {
    for (long spoken = 0; spoken <= micros; spoken += 100_000) {
      large = large.look(Optional.of(who), nowMicros += 100_000);
    }
  }
}
