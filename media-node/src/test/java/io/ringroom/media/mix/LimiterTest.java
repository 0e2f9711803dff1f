package io.ringroom.media.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LimiterTest {
  private final Limiter limiter = new Limiter();

  @Test
  void what_is_quiet_enough_passes_unchanged_five_milliseconds_later() {
    float[] all = Tones.tone(440, 0.5, 0, 10 * Sound.FRAME);
    float[] limited = run(all);
    for (int i = Limiter.DELAY; i < all.length; i++) {
      assertThat(limited[i]).isCloseTo(all[i - Limiter.DELAY], within(1e-6f));
    }
  }

  @Test
  void nothing_ever_exceeds_the_ceiling() {
    Random random = new Random(5);
    float[] all = new float[200 * Sound.FRAME];
    for (int i = 0; i < all.length; i++) {
      double loudness = random.nextInt(100) == 0 ? 9 : 0.5;
      all[i] = (float) (random.nextGaussian() * loudness);
    }
    assertThat(Tones.peak(run(all))).isLessThanOrEqualTo(Limiter.CEILING + 1e-4f);
  }

  @Test
  void four_full_scale_tones_have_less_than_one_percent_of_distortion() {
    float[] all = new float[200 * Sound.FRAME];
    double[] tones = {400, 590, 830, 1_210};
    for (double hertz : tones) {
      float[] tone = Tones.tone(hertz, 1, 0, all.length);
      for (int i = 0; i < all.length; i++) {
        all[i] += tone[i];
      }
    }
    float[] limited = run(all);
    int second = Sound.RATE;
    int from = limited.length - second;
    double power = 0;
    for (int i = from; i < limited.length; i++) {
      power += limited[i] * limited[i] / (double) second;
    }
    double wanted = 0;
    for (double hertz : tones) {
      double amplitude = Tones.amplitude(limited, from, second, hertz);
      wanted += amplitude * amplitude / 2;
    }
    assertThat(Math.sqrt(Math.max(0, power - wanted) / wanted)).isLessThan(0.01);
  }

  @Test
  void after_a_peak_it_is_as_loud_as_before_within_some_seconds() {
    run(Tones.tone(440, 4, 0, 10 * Sound.FRAME));
    float[] later = run(Tones.tone(440, 0.5, 0, 300 * Sound.FRAME));
    assertThat(Tones.decibels(later, later.length - 48_000, 48_000, 440))
        .isCloseTo(-6, within(0.5));
  }

  private float[] run(float[] all) {
    float[] out = new float[all.length];
    float[] frame = new float[Sound.FRAME];
    for (int at = 0; at < all.length; at += Sound.FRAME) {
      System.arraycopy(all, at, frame, 0, Sound.FRAME);
      limiter.apply(frame);
      System.arraycopy(frame, 0, out, at, Sound.FRAME);
    }
    return out;
  }
}
