package io.ringroom.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SamplesTest {
  private final Samples samples = new Samples();

  @Test
  void percentiles_are_values_that_were_measured() {
    for (int i = 10_000; i > 0; i--) {
      samples.add(i);
    }
    assertThat(samples.percentile(0.5)).isEqualTo(5_000);
    assertThat(samples.percentile(0.99)).isEqualTo(9_900);
    assertThat(samples.percentile(1)).isEqualTo(10_000);
    assertThat(samples.millis(0.5)).isEqualTo("5.00");
  }

  @Test
  void nothing_measured_is_nothing_told() {
    assertThat(samples.millis(0.5)).isEmpty();
  }
}
