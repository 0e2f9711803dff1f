package io.ringroom.media.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration YOUNG = Duration.ofSeconds(1);
  private static final Duration OLD = Duration.ofHours(1);

  @Test
  void one_crash_is_mended_at_once() {
    assertThat(Backoff.NONE.ended(OLD).pause()).isZero();
    assertThat(Backoff.NONE.ended(YOUNG).pause()).isZero();
  }

  @Test
  void crash_upon_crash_waits_longer_and_never_longer_than_half_a_minute() {
    Backoff backoff = Backoff.NONE;
    Duration before = Duration.ZERO;
    for (int n = 0; n < 20; n++) {
      backoff = backoff.ended(YOUNG);
      assertThat(backoff.pause()).isGreaterThanOrEqualTo(before);
      before = backoff.pause();
    }
    assertThat(before).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_long_life_makes_up_for_many_crashes() {
    Backoff backoff = Backoff.NONE.ended(YOUNG).ended(YOUNG).ended(YOUNG);

    assertThat(backoff.ended(OLD).pause()).isZero();
  }

  @Test
  void a_missing_installation_is_looked_for_twice_a_minute() {
    assertThat(Backoff.NONE.hopeless().pause()).isEqualTo(Duration.ofSeconds(30));
  }
}
