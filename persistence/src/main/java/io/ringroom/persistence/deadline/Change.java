package io.ringroom.persistence.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What shall become of a call's row. */
sealed interface Change {

  /**
   * The call, which is of this tenant, must be looked at from this instant on.
   *
   * @param room what its caller calls the room
   */
  record Put(long tenant, @Nullable String room, Instant dueAt) implements Change {}

  /** The call is over. */
  record Remove() implements Change {}
}
