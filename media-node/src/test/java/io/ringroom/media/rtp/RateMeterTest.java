package io.ringroom.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateMeterTest {
  private final RateMeter meter = new RateMeter();
  private long now = 5_000_000;

  @Test
  void a_key_frame_makes_a_stream_dear_for_a_second_but_not_in_the_long_run() {
    second(50_000);
    second(50_000);
    second(150_000);

    assertThat(meter.bitsPerSecond(now)).isEqualTo(1_200_000);
    assertThat(meter.steadyBitsPerSecond(now)).isEqualTo(640_000);
  }

  @Test
  void a_stream_that_begins_again_is_known_by_its_first_second() {
    second(50_000);
    second(0);
    second(0);
    second(100_000);

    assertThat(meter.steadyBitsPerSecond(now)).isEqualTo(800_000);
  }

  private void second(int bytes) {
    for (int i = 0; i < 100; i++) {
      meter.onBytes(bytes / 100, now + i * 10_000);
    }
    now += 1_000_000;
    meter.bitsPerSecond(now);
  }
}
