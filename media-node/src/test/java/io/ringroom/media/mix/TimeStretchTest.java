package io.ringroom.media.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimeStretchTest {
  private final float[] frame = new float[Sound.FRAME];

  @Test
  void a_tone_that_is_shortened_is_the_same_tone() {
    float[] in = Tones.tone(250, 0.5, 0, Sound.FRAME + TimeStretch.MOST_LAG);
    int used = TimeStretch.shorten(in, frame);
    assertThat(used).isGreaterThan(Sound.FRAME);
    assertSmooth();
  }

  @Test
  void a_tone_that_is_lengthened_is_the_same_tone() {
    float[] in = Tones.tone(250, 0.5, 0, Sound.FRAME);
    int used = TimeStretch.lengthen(in, frame);
    assertThat(used).isLessThan(Sound.FRAME);
    assertSmooth();
  }

  @Test
  void it_goes_on_where_the_frame_ends() {
    float[] in = Tones.tone(250, 0.5, 0, 3 * Sound.FRAME);
    int used = TimeStretch.shorten(in, frame);
    assertThat(frame[Sound.FRAME - 1]).isCloseTo(in[used - 1], within(0.01f));
  }

  private void assertSmooth() {
    float steepest = (float) (0.5 * 2 * Math.PI * 250 / Sound.RATE);
    for (int i = 1; i < Sound.FRAME; i++) {
      assertThat(Math.abs(frame[i] - frame[i - 1])).isLessThan(1.2f * steepest);
    }
  }
}
