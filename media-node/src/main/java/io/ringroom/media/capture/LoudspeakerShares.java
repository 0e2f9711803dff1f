package io.ringroom.media.capture;

import io.ringroom.id.RoomId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rooms the loudspeaker of this host plays, and by which of its inputs. The inputs are fixed
 * and a room keeps its own, so that nobody who comes or goes is heard as a gap. There is one
 * display: it is the eldest room's.
 *
 * @param seats who has each share
 * @param front whose picture is shown
 */
record LoudspeakerShares(List<Optional<RoomId>> seats, Optional<RoomId> front) {
  /** Heard at once; a room beyond is heard when one of them has ended. */
  static final int ROOMS = 2;

  static final LoudspeakerShares FREE =
      new LoudspeakerShares(Collections.nCopies(ROOMS, Optional.empty()), Optional.empty());

  LoudspeakerShares {
    seats = List.copyOf(seats);
  }

  /**
   * @param rooms who wants to be heard now, the eldest first
   */
  LoudspeakerShares next(List<RoomId> rooms) {
    List<Optional<RoomId>> next = new ArrayList<>();
    seats.forEach(seat -> next.add(seat.filter(rooms::contains)));
    for (RoomId room : rooms) {
      int free = next.indexOf(Optional.<RoomId>empty());
      if (free >= 0 && !next.contains(Optional.of(room))) {
        next.set(free, Optional.of(room));
      }
    }
    return new LoudspeakerShares(next, rooms.stream().findFirst());
  }

  /**
   * What a room may send to.
   *
   * @param all the voices of all shares, then the picture; empty when nothing is played
   * @return its voices, then the picture, 0 when it is not shown; empty when it is not heard
   */
  List<Integer> of(RoomId room, List<Integer> all) {
    int seat = seats.indexOf(Optional.of(room));
    if (seat < 0 || all.isEmpty()) {
      return List.of();
    }
    int voices = (all.size() - 1) / ROOMS;
    int picture = front.filter(room::equals).isPresent() ? all.get(all.size() - 1) : 0;
    return Stream.concat(
            all.subList(seat * voices, (seat + 1) * voices).stream(), Stream.of(picture))
        .toList();
  }
}
