package io.ringroom.persistence.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private final Progress progress = new Progress(10);

  @Test
  void rows_without_a_gap_are_safe_at_once() {
    progress.read(11, NOW, NOW);
    progress.read(12, NOW, NOW);

    assertThat(progress.safe()).isEqualTo(12);
    assertThat(progress.missing()).isEmpty();
  }

  @Test
  void a_number_that_was_skipped_holds_the_safe_point_until_it_appears() {
    progress.read(13, NOW, NOW);

    assertThat(progress.highest()).isEqualTo(13);
    assertThat(progress.safe()).isEqualTo(10);
    assertThat(progress.missing()).containsExactly(11L, 12L);

    progress.read(12, NOW, NOW);
    assertThat(progress.safe()).isEqualTo(10);
    progress.read(11, NOW, NOW);
    assertThat(progress.safe()).isEqualTo(13);
  }

  @Test
  void a_number_whose_transaction_must_be_over_is_given_up() {
    progress.read(13, NOW, NOW);

    progress.giveUp(NOW.plus(Progress.PATIENCE).minusMillis(1));
    assertThat(progress.missing()).hasSize(2);
    progress.giveUp(NOW.plus(Progress.PATIENCE));
    assertThat(progress.safe()).isEqualTo(13);
  }

  @Test
  void what_a_row_skipped_that_waited_for_a_database_at_a_standstill_is_still_looked_for() {
    progress.read(12, NOW.minus(Progress.PATIENCE).minusSeconds(20), NOW);

    assertThat(progress.missing()).containsExactly(11L);
  }

  @Test
  void what_an_old_row_skipped_is_not_waited_for() {
    progress.read(1_000_000, NOW.minus(Progress.LONG_AGO), NOW);

    assertThat(progress.missing()).isEmpty();
    assertThat(progress.safe()).isEqualTo(1_000_000);
  }
}
