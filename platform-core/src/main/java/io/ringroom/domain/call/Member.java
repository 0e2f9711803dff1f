package io.ringroom.domain.call;

import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One user who is in the call.
 *
 * @param lostUntil while his device is away: when he is taken to have left
 */
public record Member(UserId user, Seat seat, @Nullable Instant lostUntil) {

  static Member joined(UserId user, Seat seat) {
    return new Member(user, seat, null);
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
    return new Member(user, seat, until);
  }

  Member back() {
    return new Member(user, seat, null);
  }

  Member with(Tracks tracks) {
    return new Member(user, new Seat(seat.device(), tracks, seat.host()), lostUntil);
  }

  String wireState() {
    return connected() ? "joined" : "reconnecting";
  }
}
