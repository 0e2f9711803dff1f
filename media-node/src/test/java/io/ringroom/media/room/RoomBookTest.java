package io.ringroom.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.room.RoomBook.Refusal;
import io.ringroom.media.room.RoomBook.Ruling;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.ToNode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class RoomBookTest {
  private static final RoomId ROOM = new RoomId("room");
  private static final UserId ALICE = new UserId("alice");
  private static final UserId BOB = new UserId("bob");

  private RoomBook book = RoomBook.empty();

  @Test
  void a_wish_is_in_force_and_may_be_repeated() {
    assertThat(wish(1, 1, ALICE)).isInstanceOf(Ruling.InForce.class);
    assertThat(wish(1, 1, ALICE)).isInstanceOf(Ruling.InForce.class);
    assertThat(book.running()).hasSize(1);
  }

  @Test
  void a_later_revision_replaces_and_an_earlier_one_is_ignored() {
    wish(1, 5, ALICE, BOB);
    assertThat(wish(1, 4, ALICE)).isInstanceOf(Ruling.Ignored.class);
    assertThat(members()).containsExactly(ALICE, BOB);
    wish(1, 6, BOB);
    assertThat(members()).containsExactly(BOB);
  }

  @Test
  void a_new_owner_begins_with_any_revision_and_the_old_one_is_powerless() {
    wish(1, 50, ALICE);
    assertThat(wish(2, 1, BOB)).isInstanceOf(Ruling.InForce.class);
    assertThat(wish(1, 51, ALICE)).isInstanceOf(Ruling.Ignored.class);
    assertThat(close(1)).isInstanceOf(Ruling.Ignored.class);
    assertThat(book.refusal(ROOM, 1, BOB)).contains(Refusal.STALE_EPOCH);
    assertThat(members()).containsExactly(BOB);
  }

  @Test
  void an_unknown_room_is_not_closed_and_nobody_connects_to_it() {
    assertThat(close(1)).isInstanceOf(Ruling.Ignored.class);
    assertThat(book.refusal(ROOM, 1, ALICE)).contains(Refusal.NO_ROOM);
  }

  @Test
  void only_members_connect() {
    wish(1, 1, ALICE);
    assertThat(book.refusal(ROOM, 1, ALICE)).isEmpty();
    assertThat(book.refusal(ROOM, 1, BOB)).contains(Refusal.NOT_A_MEMBER);
  }

  @Test
  void a_closed_epoch_cannot_open_a_camera_again_but_a_later_one_can() {
    wish(3, 1, ALICE);
    assertThat(close(3)).isInstanceOf(Ruling.Closed.class);
    assertThat(wish(3, 2, ALICE)).isInstanceOf(Ruling.Ignored.class);
    assertThat(wish(2, 9, ALICE)).isInstanceOf(Ruling.Ignored.class);
    assertThat(wish(4, 1, ALICE)).isInstanceOf(Ruling.InForce.class);
  }

  @Test
  void closed_rooms_are_forgotten_oldest_first() {
    for (int i = 0; i <= RoomBook.MAX_CLOSED; i++) {
      RoomId room = new RoomId("room-" + i);
      follow(book.onWish(new ToNode.Wish(room, 1, 1, List.of())));
      follow(book.onClose(new ToNode.CloseRoom(room, 1)));
    }
    assertThat(book.closed()).hasSize(RoomBook.MAX_CLOSED).doesNotContainKey(new RoomId("room-0"));
  }

  @Property
  void the_epoch_in_force_never_falls(
      @ForAll @Size(max = 40) List<@IntRange(min = -6, max = 6) Integer> steps) {
    book = RoomBook.empty();
    long highest = 0;
    List<Long> inForce = new ArrayList<>();
    for (int step : steps) {
      Ruling ruling = step < 0 ? close(-step) : wish(step, 1, ALICE);
      if (ruling instanceof Ruling.InForce now) {
        assertThat(now.entry().epoch()).isGreaterThanOrEqualTo(highest);
        highest = now.entry().epoch();
        inForce.add(highest);
      }
    }
    assertThat(inForce).isSorted();
  }

  private Ruling wish(long epoch, long revision, UserId... users) {
    List<RoomMember> members =
        java.util.Arrays.stream(users).map(user -> RoomMember.remote(user, true, true)).toList();
    return follow(book.onWish(new ToNode.Wish(ROOM, epoch, revision, members)));
  }

  private Ruling close(long epoch) {
    return follow(book.onClose(new ToNode.CloseRoom(ROOM, epoch)));
  }

  private Ruling follow(Ruling ruling) {
    if (ruling instanceof Ruling.InForce now) {
      book = now.next();
    } else if (ruling instanceof Ruling.Closed now) {
      book = now.next();
    }
    return ruling;
  }

  private List<UserId> members() {
    RoomBook.Entry entry = book.running().get(ROOM);
    return entry == null ? List.of() : List.copyOf(entry.members().keySet());
  }
}
