package io.ringroom.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final long NARROW = 300_000;
  private static final long WIDE = 5_000_000;
  private static final int PACKET = 1_200;
  private static final long BOB = 5_000;
  private static final long CARL = 6_000;

  private final List<Integer> left = new ArrayList<>();
  private final Pacer pacer =
      new Pacer((bytes, length, at, nowMicros) -> left.add(Bytes.u16(bytes, 2)));
  private long now = 1_000_000;
  private int seq;

  @Test
  void on_a_wide_link_and_on_an_unknown_one_nothing_waits() {
    burst(BOB, 50, WIDE);
    burst(BOB, 50, -1);
    assertThat(left).hasSize(100);
  }

  @Test
  void a_key_frame_for_a_narrow_link_is_spread_and_stays_in_order() {
    burst(BOB, 25, NARROW);
    assertThat(left).hasSizeLessThan(8);

    pass(500, NARROW);
    assertThat(left).hasSizeBetween(22, 25);
    pass(200, NARROW);
    assertThat(left).hasSize(25).isSorted();
  }

  @Test
  void small_pictures_of_a_narrow_link_do_not_wait() {
    for (int i = 0; i < 20; i++) {
      burst(BOB, 1, NARROW);
      assertThat(pacer.waiting()).isZero();
      pass(50, NARROW);
    }
  }

  @Test
  void what_waits_of_a_stream_is_dropped_before_its_next_key_frame_and_nothing_else_is() {
    burst(BOB, 20, NARROW);
    burst(CARL, 5, NARROW);
    pacer.drop(BOB);
    assertThat(pacer.waiting()).isEqualTo(5);
  }

  @Test
  void what_left_over_a_wide_link_is_not_held_against_a_narrow_one() {
    burst(BOB, 1_000, -1);
    left.clear();
    burst(BOB, 1, NARROW);
    assertThat(left).hasSize(1);
  }

  @Test
  void when_the_link_turns_out_to_be_wide_nothing_waits_any_more() {
    burst(BOB, 50, NARROW);
    pass(20, WIDE);
    assertThat(left).hasSize(50);
  }

  @Test
  void what_comes_faster_than_it_can_leave_for_long_pushes_the_oldest_out() {
    burst(BOB, 1_000, NARROW);
    assertThat(pacer.waiting()).isLessThan(200);
    assertThat(left).isSorted();
  }

  private void burst(long ssrc, int packets, long link) {
    byte[] bytes = new byte[PACKET];
    Bytes.put32(bytes, 8, ssrc);
    for (int i = 0; i < packets; i++) {
      Bytes.put16(bytes, 2, seq++);
      pacer.send(bytes, PACKET, 0, link, now);
    }
  }

  private void pass(int millis, long link) {
    for (int i = 0; i < millis; i += 20) {
      now += 20_000;
      pacer.tick(link, now);
    }
  }
}
