package io.ringroom.actor.user;

import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.domain.conference.ToConference;
import io.ringroom.domain.conference.ToParticipant;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserKey;
import java.util.HashMap;
import java.util.Map;

/**
 * The conferences a user's devices are in. Kept in memory: a conference says where he stands with
 * every word, and asks every few seconds, so a restarted entity learns it again.
 */
final class ConferenceSeats {
  private record Seat(DeviceId device, long heard) {}

  private final UserKey me;
  private final Addresses addresses;
  private final Map<RoomId, Seat> seats = new HashMap<>();

  ConferenceSeats(UserKey me, Addresses addresses) {
    this.me = me;
    this.addresses = addresses;
  }

  void hear(ToParticipant word, DeviceDesk desk) {
    Seat before = seats.get(word.room());
    boolean heardAlready =
        word.revision() != 0 && before != null && word.revision() <= before.heard();
    if (!heardAlready) {
      word.notices().forEach(notice -> desk.show(notice.audience(), notice.event()));
    }
    DeviceId seat = word.seat();
    if (seat == null) {
      seats.remove(word.room());
      return;
    }
    long heard = Math.max(before == null ? 0 : before.heard(), word.revision());
    seats.put(word.room(), new Seat(seat, heard));
    if (word.question()) {
      say(word.room(), seat, desk.connected(seat));
    }
  }

  /** The conferences this device is in learn that it is connected, or that it is no more. */
  void device(DeviceId device, boolean connected) {
    seats.forEach(
        (room, seat) -> {
          if (seat.device().equals(device)) {
            say(room, device, connected);
          }
        });
  }

  private void say(RoomId room, DeviceId device, boolean connected) {
    ToConference word =
        connected
            ? new ToConference.Back(me.user(), device)
            : new ToConference.Lost(me.user(), device);
    addresses
        .conference(new ConferenceKey(me.tenant(), room))
        .tell(new ConferenceCommand.Hear(word, null));
  }
}
