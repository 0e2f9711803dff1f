package io.ringroom.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BandwidthEstimatorTest {
  private final SimulatedLink link = new SimulatedLink();

  @Test
  void finds_that_a_wide_link_carries_all_that_is_offered() {
    link.capacity = 5_000_000;
    link.offered = 2_000_000;
    link.run(10);
    assertThat(link.estimator.bits()).isGreaterThan(2_000_000);
  }

  @Test
  void stays_below_a_narrow_link_and_keeps_its_queue_short() {
    link.capacity = 600_000;
    link.run(10);
    link.worstQueueMicros = 0;
    link.run(20);
    assertThat(link.estimator.bits()).isBetween(250_000L, 700_000L);
    assertThat(link.worstQueueMicros).isLessThan(250_000);
  }

  @Test
  void asks_a_narrow_link_for_more_without_flooding_it() {
    link.capacity = 300_000;
    link.run(10);
    link.worstQueueMicros = 0;
    link.lost = 0;
    link.run(20);
    assertThat(link.worstQueueMicros).isLessThan(200_000);
    assertThat(link.lost).isZero();
  }

  @Test
  void falls_within_two_seconds_when_the_link_shrinks_and_is_back_within_ten_when_it_recovers() {
    link.run(10);
    link.capacity = 300_000;
    link.run(2);
    assertThat(link.estimator.bits()).isLessThan(400_000);
    link.run(28);
    link.capacity = 2_000_000;
    link.run(8);
    assertThat(link.estimator.bits()).isGreaterThan(1_500_000);
  }

  @Test
  void does_not_take_jitter_for_a_full_link() {
    link.jitterMicros = 15_000;
    link.run(20);
    assertThat(link.estimator.bits()).isGreaterThan(1_000_000);
  }

  @Test
  void does_not_starve_a_receiver_far_away_whose_packets_come_unevenly() {
    link.delayMicros = 150_000;
    link.jitterMicros = 50_000;
    link.run(40);
    assertThat(link.estimator.bits()).isGreaterThan(500_000);
  }

  @Test
  void does_not_fall_for_a_few_lost_packets() {
    link.loss = 0.05;
    link.run(20);
    assertThat(link.estimator.bits()).isGreaterThan(1_000_000);
  }

  @Test
  void does_not_starve_a_receiver_whose_link_always_loses_a_fifth() {
    link.loss = 0.2;
    link.run(25);
    assertThat(link.estimator.bits()).isGreaterThan(500_000);
  }

  @Test
  void never_assumes_less_than_a_voice_needs() {
    link.capacity = 20_000;
    link.run(30);
    assertThat(link.estimator.bits()).isEqualTo(BandwidthEstimator.LEAST_BITS);
  }

  @Test
  void leaves_a_link_alone_on_which_nobody_wants_more() {
    link.offered = 400_000;
    link.run(5);
    assertThat(link.probing.begin(0, link.estimator, Long.MAX_VALUE / 2)).isFalse();
  }
}
