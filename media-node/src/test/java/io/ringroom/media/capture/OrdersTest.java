package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.lease.CaptureOrder;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OrdersTest {
  private static final RoomId A = new RoomId("call-a");
  private static final RoomId B = new RoomId("call-b");
  private static final RoomId C = new RoomId("call-c");
  private static final List<Integer> PORTS = List.of(1, 2, 3, 4, 5, 6, 9);

  @Test
  @Tag("row-95")
  void a_device_is_wanted_from_the_first_order_for_it_to_the_end_of_the_last() {
    Orders both = Orders.NONE.with(order(A, true, true)).with(order(B, true, false));

    assertThat(both.video().map(CaptureOrder::room)).containsExactly(A);
    assertThat(both.audio().map(CaptureOrder::room)).containsExactly(A, B);
    assertThat(both.without(A).video()).isEmpty();
    assertThat(both.without(A).audio()).hasSize(1);
    assertThat(both.without(A).without(B).isEmpty()).isTrue();
  }

  @Test
  @Tag("row-95")
  void another_order_of_a_room_takes_the_place_of_its_first() {
    Orders both = Orders.NONE.with(order(A, true, true)).with(order(B, true, true));

    Orders changed = both.with(order(A, false, true));

    assertThat(changed.rooms()).containsExactly(A, B);
    assertThat(changed.audio().map(CaptureOrder::room)).containsExactly(B);
  }

  @Test
  @Tag("row-95")
  void a_room_keeps_its_voices_when_another_ends_and_the_eldest_has_the_display() {
    LoudspeakerShares both = LoudspeakerShares.FREE.next(List.of(A, B));

    assertThat(both.of(A, PORTS)).containsExactly(1, 2, 3, 9);
    assertThat(both.of(B, PORTS)).containsExactly(4, 5, 6, 0);
    assertThat(both.next(List.of(B)).of(B, PORTS)).containsExactly(4, 5, 6, 9);
    assertThat(both.next(List.of(B)).of(A, PORTS)).isEmpty();
  }

  @Test
  @Tag("row-95")
  void a_third_room_is_heard_when_one_of_the_two_has_ended() {
    LoudspeakerShares all = LoudspeakerShares.FREE.next(List.of(A, B)).next(List.of(A, B, C));

    assertThat(all.of(C, PORTS)).isEmpty();
    assertThat(all.next(List.of(B, C)).of(C, PORTS)).containsExactly(1, 2, 3, 0);
  }

  @Test
  @Tag("row-95")
  void where_nothing_plays_nobody_is_heard() {
    assertThat(LoudspeakerShares.FREE.next(List.of(A)).of(A, List.of())).isEmpty();
  }

  private static CaptureOrder order(RoomId room, boolean audio, boolean video) {
    return new CaptureOrder(room, new UserId("room-node1"), room.value(), audio, video);
  }
}
