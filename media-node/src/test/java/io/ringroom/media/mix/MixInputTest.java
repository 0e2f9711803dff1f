package io.ringroom.media.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MixInputTest {
  /** Says by its samples when it was recorded: a packet's value is its number. */
  private static final class Numbers implements SoundDecoder {
    @Override
    public int decode(byte[] packet, float[] pcm) {
      float number = (packet[0] & 0xFF) << 16 | (packet[1] & 0xFF) << 8 | packet[2] & 0xFF;
      java.util.Arrays.fill(pcm, 0, Sound.FRAME, number);
      return Sound.FRAME;
    }

    @Override
    public int repair(byte[] next, float[] pcm, int samples) {
      return conceal(pcm, samples);
    }

    @Override
    public int conceal(float[] pcm, int samples) {
      java.util.Arrays.fill(pcm, 0, samples, -1);
      return samples;
    }

    @Override
    public void close() {}
  }

  private final MixInput input = new MixInput(new Numbers());
  private final float[] frame = new float[Sound.FRAME];
  private long nowMicros;
  private int made;

  /** How late a packet comes; negative when it is lost. */
  private interface Network {
    long delayMicros(int number);
  }

  /** How many ticks the sound that is heard is behind what is recorded; −1 when it is none. */
  private int run(int ticks, Network network) {
    int behind = -1;
    java.util.TreeMap<Long, java.util.List<Integer>> travelling = new java.util.TreeMap<>();
    for (int i = 0; i < ticks || !travelling.isEmpty(); i++) {
      if (i < ticks) {
        long delay = network.delayMicros(made);
        if (delay >= 0) {
          travelling.computeIfAbsent(nowMicros + delay, t -> new java.util.ArrayList<>()).add(made);
        }
        made++;
      }
      nowMicros += Sound.FRAME_MICROS;
      var arrived = travelling.headMap(nowMicros, true);
      arrived.forEach(
          (at, numbers) ->
              numbers.forEach(
                  number -> input.onPacket(number & 0xFFFF, number * 960L, bytes(number), at)));
      arrived.clear();
      boolean heard = input.play(frame, nowMicros);
      if (i == ticks - 1) {
        behind = heard && frame[0] >= 0 ? made - Math.round(frame[0]) : -1;
        break;
      }
    }
    return behind;
  }

  private static byte[] bytes(int number) {
    return new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
  }

  @Test
  void on_a_quiet_network_it_is_at_most_three_packets_behind() {
    assertThat(run(200, number -> 1_000)).isBetween(1, 3);
  }

  @Test
  void jitter_makes_it_wait_for_longer_and_not_lose_what_comes_late() {
    Random random = new Random(1);
    run(500, number -> random.nextInt(80_000));
    long late = input.late();
    int behind = run(500, number -> random.nextInt(80_000));
    assertThat(behind).isBetween(3, 6);
    assertThat(input.late() - late).isLessThan(50);
  }

  @Test
  void after_jitter_it_comes_back_to_the_live_edge() {
    Random random = new Random(1);
    run(300, number -> random.nextInt(150_000));
    assertThat(run(500, number -> 1_000)).isBetween(1, 4);
  }

  @Test
  void after_a_stall_it_is_live_at_once() {
    run(100, number -> 1_000);
    run(50, number -> 1_000 + Math.max(0, (150 - number) * 20_000L));
    assertThat(run(10, number -> 1_000)).isBetween(1, 12);
    assertThat(run(200, number -> 1_000)).isBetween(1, 3);
  }

  @Test
  void delay_does_not_creep_when_the_senders_clock_is_slow_or_fast() {
    for (int drift : new int[] {-10, 10}) { // microseconds a packet: 500 ppm
      run(100, number -> 10_000);
      int base = made;
      int behind = run(3_000, number -> Math.max(0, 40_000 + (long) drift * (number - base)));
      assertThat(behind).isBetween(1, 6);
    }
  }

  @Test
  void silence_of_the_sender_is_silence_after_a_while_and_it_goes_on_with_his_next_packet() {
    run(50, number -> 0);
    assertThat(run(50, number -> -1)).isEqualTo(-1);
    assertThat(run(5, number -> 0)).isBetween(1, 3);
  }
}
