package io.ringroom.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @Test
  void the_pause_doubles_up_to_half_an_hour_and_strays_by_a_fifth() {
    assertThat(Backoff.after(0, 0.5)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Backoff.after(3, 0.5)).isEqualTo(Duration.ofSeconds(16));
    assertThat(Backoff.after(1000, 0.5)).isEqualTo(Duration.ofMinutes(30));
    assertThat(Backoff.after(0, 0)).isEqualTo(Duration.ofMillis(1600));
    assertThat(Backoff.after(0, 1)).isEqualTo(Duration.ofMillis(2400));
  }

  @Test
  void an_endpoint_that_keeps_failing_is_left_alone_until_it_works() {
    EndpointHealth health = new EndpointHealth();
    for (int i = 0; i < 3; i++) {
      health.fails("e", NOW);
    }
    assertThat(health.paused(NOW)).isEmpty();
    health.fails("e", NOW);
    assertThat(health.paused(NOW)).containsExactly("e");
    assertThat(health.paused(NOW.plusSeconds(1))).isEmpty();
    for (int i = 0; i < 30; i++) {
      health.fails("e", NOW);
    }
    assertThat(health.paused(NOW.plusSeconds(59))).containsExactly("e");
    health.works("e");
    assertThat(health.paused(NOW)).isEmpty();
  }
}
