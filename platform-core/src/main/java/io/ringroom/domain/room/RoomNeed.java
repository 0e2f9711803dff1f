package io.ringroom.domain.room;

import io.ringroom.id.RoomId;
import java.util.List;

/** Who may be in a media room, and from where. */
public record RoomNeed(RoomId room, List<Occupant> occupants) {
  public RoomNeed {
    occupants = List.copyOf(occupants);
  }
}
