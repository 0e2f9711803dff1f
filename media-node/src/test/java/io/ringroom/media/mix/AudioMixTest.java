package io.ringroom.media.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AudioMixTest {
  private static final double[] HERTZ = {440, 617, 830, 1_110, 1_490, 1_930, 2_510, 3_070, 3_690};

  private static final long TALKERS_OWN_DELAY_MICROS = 6_500;

  private MixRig rig = new MixRig(4);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void each_hears_all_others_and_not_himself() {
    allTalk(4, 0.1);
    rig.run(3);
    for (int listener = 0; listener < 4; listener++) {
      for (int talker = 0; talker < 4; talker++) {
        double heard = rig.ear(listener + 1).hears(HERTZ[talker]);
        if (talker == listener) {
          assertThat(heard).as("%d hears himself", listener).isLessThan(-60);
        } else {
          assertThat(heard).as("%d hears %d", listener, talker).isCloseTo(-20, within(3.0));
        }
      }
    }
    for (int talker = 0; talker < 4; talker++) {
      assertThat(rig.ear(0).hears(HERTZ[talker])).isCloseTo(-20, within(3.0));
    }
  }

  @Test
  void four_talkers_at_full_scale_are_turned_down_and_not_clipped() {
    allTalk(4, 1);
    rig.run(4);
    float[] heard = rig.ear(0).last(1);
    assertThat(Tones.peak(heard)).isLessThan(0.99f);
    double least = 0;
    for (int i = 0; i < 4; i++) {
      double tone = rig.ear(0).hears(HERTZ[i]);
      least = Math.min(least, tone);
      assertThat(tone).isBetween(-17.0, -12.0);
    }
    for (double product : products(4)) {
      assertThat(rig.ear(0).hears(product) - least).as("at %s Hz", product).isLessThan(-40);
    }
  }

  /** Where distortion would put something new: harmonics, sums and differences. */
  private static List<Double> products(int tones) {
    List<Double> products = new ArrayList<>();
    for (int i = 0; i < tones; i++) {
      products.add(2 * HERTZ[i]);
      products.add(3 * HERTZ[i]);
      for (int j = 0; j < tones; j++) {
        if (i != j) {
          products.add(Math.abs(2 * HERTZ[i] - HERTZ[j]));
          products.add(HERTZ[i] + HERTZ[j]);
        }
      }
    }
    products.removeIf(
        product -> {
          for (int i = 0; i < tones; i++) {
            if (Math.abs(HERTZ[i] - product) < 25) {
              return true;
            }
          }
          return product < 50;
        });
    return products;
  }

  @Test
  void nine_talkers_at_full_scale_leave_no_sample_at_full_scale() {
    rig.close();
    rig = new MixRig(9);
    allTalk(9, 1);
    rig.run(3);
    for (int output = 0; output <= 9; output++) {
      assertThat(Tones.peak(rig.ear(output).last(3))).isLessThan(0.999f);
    }
  }

  @Test
  void without_talkers_nothing_is_encoded_but_a_sign_of_life() {
    rig.run(10);
    assertThat(rig.ear(0).packets()).isLessThan(40);
    assertThat(rig.ear(1).packets()).isZero();
  }

  @Test
  void only_who_talks_has_an_output_of_his_own() {
    rig.talks(1, new TestTalker(440, 0.1));
    rig.talks(2, new TestTalker(617, 0.1));
    rig.run(1);
    assertThat(rig.ear(2).packets()).isEqualTo(50);
    assertThat(rig.ear(1).packets()).isZero();
    rig.talks(1, null);
    rig.run(4);
    int packets = rig.ear(2).packets();
    rig.run(1);
    assertThat(rig.ear(2).packets()).isEqualTo(packets);
  }

  @Test
  void timestamps_go_on_through_silence_and_wrap() {
    rig.talks(0, new TestTalker(440, 0.1));
    rig.run(1);
    rig.talks(0, null);
    rig.run(2);
    rig.talks(0, new TestTalker(440, 0.1));
    rig.run(1);
    List<Long> timestamps = rig.ear(0).timestamps();
    long last = timestamps.get(timestamps.size() - 1);
    long elapsed = last - timestamps.get(0) & 0xFFFF_FFFFL;
    assertThat(elapsed).isEqualTo((4 * 50 - 1) * (long) Sound.FRAME);
    assertThat(last).isLessThan(timestamps.get(0));
  }

  /**
   * Sound as much older than its timestamp says would be heard behind the picture it belongs to.
   */
  @Test
  void the_timestamp_of_now_is_that_of_what_comes_now() {
    rig.talks(0, new TestTalker(440, 0));
    rig.run(3);
    long came = rig.nowMicros();
    rig.talks(0, new TestTalker(440, 0.5));
    rig.run(1);

    long onset = rig.ear(0).firstAbove(0.05f);
    long now = rig.mix().timestampOfNow(rig.mix().output(0).orElseThrow());
    long ago = Sound.micros(now - onset & 0xFFFF_FFFFL);

    // What the talker's own encoder adds is heard late by everybody, mixed or not.
    assertThat(rig.nowMicros() - ago - came).isBetween(0L, TALKERS_OWN_DELAY_MICROS + 2_000);
  }

  @Test
  void a_tone_goes_on_without_a_gap_while_others_come_and_go_for_two_minutes() {
    rig.talks(0, new TestTalker(440, 0.2));
    rig.run(1);
    Random random = new Random(7);
    for (int second = 0; second < 120; second++) {
      int other = 1 + random.nextInt(3);
      rig.talks(other, second % 2 == 0 ? new TestTalker(HERTZ[other], 0.2) : null);
      rig.run(1);
    }
    float[] sound = rig.ear(0).last(120);
    assertThat(Tones.longestGapMillis(sound, 440, -26)).isLessThanOrEqualTo(60);
  }

  @Test
  void a_tone_is_heard_through_five_percent_of_loss() {
    Random random = new Random(3);
    rig.over((input, number) -> random.nextInt(100) < 5 ? -1 : 0);
    rig.talks(0, new TestTalker(440, 0.2));
    rig.run(10);
    assertThat(Tones.longestGapMillis(rig.ear(0).last(9), 440, -26)).isLessThanOrEqualTo(40);
  }

  private void allTalk(int count, double amplitude) {
    for (int i = 0; i < count; i++) {
      rig.talks(i, new TestTalker(HERTZ[i], amplitude));
    }
  }
}
