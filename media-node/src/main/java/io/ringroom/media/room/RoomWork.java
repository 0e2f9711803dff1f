package io.ringroom.media.room;

import io.ringroom.id.UserId;
import java.util.Set;

/** A task of a room's wish while it is done. On the media thread only. */
interface RoomWork extends AutoCloseable {
  /**
   * Looks whose media there are now; called whenever that may have changed.
   *
   * @param present everybody in the room
   */
  void bind(Set<UserId> present, Sources sources);

  /** Sends what is due. */
  void tick(long nowMicros);

  @Override
  void close();
}
