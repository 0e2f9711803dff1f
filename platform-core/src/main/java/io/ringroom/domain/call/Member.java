package io.ringroom.domain.call;

import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.room.Occupant;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.Subscriptions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One user who is in the call.
 *
 * @param lostUntil while his device is away: when he is taken to have left
 * @param held whether he has put the call on hold: he neither hears nor is heard
 * @param since when he came in, or last put it on hold, or last took it up again
 */
public record Member(
    UserId user, Seat seat, @Nullable Instant lostUntil, boolean held, Instant since) {

  static Member joined(UserId user, Seat seat, Instant at) {
    return new Member(user, seat, null, false, at);
  }

  DeviceId device() {
    return seat.device();
  }

  Tracks tracks() {
    return seat.tracks();
  }

  boolean connected() {
    return lostUntil == null;
  }

  boolean overdue(Instant now) {
    return lostUntil != null && !lostUntil.isAfter(now);
  }

  Member lost(Instant until) {
    return new Member(user, seat, until, held, since);
  }

  Member back() {
    return new Member(user, seat, null, held, since);
  }

  Member at(Seat next) {
    return new Member(user, next, null, held, since);
  }

  Member with(Tracks tracks) {
    Seat next = new Seat(seat.device(), tracks, seat.host());
    return new Member(user, next, lostUntil, held, since);
  }

  Member held(boolean next, Instant at) {
    return new Member(user, seat, lostUntil, next, at);
  }

  String wireState() {
    return connected() ? "joined" : "reconnecting";
  }

  /** What his part in the room of the call is. */
  Occupant occupant() {
    return held
        ? new Occupant(user, with(Tracks.NONE).seat(), Subscriptions.NONE)
        : Occupant.of(user, seat);
  }
}
