package io.ringroom.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectedLossTest {
  private static final long SECOND = 1_000_000;

  private final ExpectedLoss loss = new ExpectedLoss();

  @Test
  void loss_is_provided_for_at_once_and_in_steps() {
    assertThat(loss.onReport(0, 0)).isZero();
    assertThat(loss.onReport(3, SECOND)).isEqualTo(10);
    assertThat(loss.onReport(30, 2 * SECOND)).isEqualTo(20);
  }

  @Test
  void what_was_lost_is_provided_for_until_it_has_been_better_for_a_while() {
    loss.onReport(30, 0);
    assertThat(loss.onReport(0, 10 * SECOND)).isEqualTo(20);
    assertThat(loss.onReport(0, 16 * SECOND)).isEqualTo(10);
    assertThat(loss.onReport(0, 17 * SECOND)).isEqualTo(10);
    assertThat(loss.onReport(0, 50 * SECOND)).isEqualTo(5);
    assertThat(loss.onReport(0, 80 * SECOND)).isZero();
  }
}
