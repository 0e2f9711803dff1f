package io.ringroom.persistence.deadline;

import java.time.Instant;

/** What shall become of a call's row. */
sealed interface Change {

  /** The call, which is of this tenant, must be looked at from this instant on. */
  record Put(long tenant, Instant dueAt) implements Change {}

  /** The call is over. */
  record Remove() implements Change {}
}
