package io.ringroom.domain.call;

import io.ringroom.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One user who was asked and has not joined.
 *
 * @param rang whether any of his devices has shown the call
 * @param outcome how it ended; absent while pending
 */
public record Invitation(UserId user, Instant deadline, boolean rang, @Nullable Outcome outcome) {

  boolean pending() {
    return outcome == null;
  }

  boolean overdue(Instant now) {
    return pending() && !deadline.isAfter(now);
  }

  Invitation ringing() {
    return new Invitation(user, deadline, true, outcome);
  }

  Invitation resolved(Outcome how) {
    return new Invitation(user, deadline, rang, how);
  }

  Invitation until(Instant later) {
    return new Invitation(user, later, rang, outcome);
  }

  /** Silence until the deadline is one of two things, and the caller is told which. */
  Outcome silence() {
    return rang ? Outcome.NO_RESPONSE : Outcome.OFFLINE;
  }

  String wireState() {
    return outcome != null ? outcome.wireName() : rang ? "ringing" : "calling";
  }
}
