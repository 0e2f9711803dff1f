package io.ringroom.domain.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.RoomTask.Form;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may be in a media room, and from where.
 *
 * @param record how it is recorded from its first moment on; absent for not at all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoomNeed(RoomId room, List<Occupant> occupants, @Nullable Form record) {
  public RoomNeed {
    occupants = List.copyOf(occupants);
  }

  public RoomNeed(RoomId room, List<Occupant> occupants) {
    this(room, occupants, null);
  }

  public boolean has(UserId user) {
    return of(user).isPresent();
  }

  /** Whether this user may have the room recorded where only those who lead may. */
  public boolean isLed(UserId by) {
    return of(by).filter(Occupant::isLeading).isPresent();
  }

  private Optional<Occupant> of(UserId user) {
    return occupants.stream().filter(occupant -> occupant.user().equals(user)).findFirst();
  }
}
