package io.ringroom.domain.call;

import io.ringroom.domain.ring.Attempt;
import io.ringroom.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One user who was asked and has not joined.
 *
 * @param inviter who asked him
 * @param attempt which time this is, from 1
 * @param deadline when his devices stop ringing
 * @param rang whether any of his devices has shown the call
 * @param outcome how it ended; absent while pending
 */
public record Invitation(
    UserId user,
    UserId inviter,
    int attempt,
    Instant deadline,
    boolean rang,
    @Nullable Outcome outcome) {

  boolean pending() {
    return outcome == null;
  }

  boolean overdue(Instant now) {
    return pending() && !deadline.isAfter(now);
  }

  /** Whether an answer to an offer answers this one, and not one of before. */
  boolean answeredBy(@Nullable Integer answered) {
    return pending() && attempt == Attempt.number(answered);
  }

  Invitation ringing() {
    return new Invitation(user, inviter, attempt, deadline, true, outcome);
  }

  Invitation resolved(Outcome how) {
    return new Invitation(user, inviter, attempt, deadline, rang, how);
  }

  Invitation until(Instant later) {
    return new Invitation(user, inviter, attempt, later, rang, outcome);
  }

  /** Silence until the deadline is one of two things, and the caller is told which. */
  Outcome silence() {
    return rang ? Outcome.NO_RESPONSE : Outcome.OFFLINE;
  }

  String wireState() {
    return outcome != null ? outcome.wireName() : rang ? "ringing" : "calling";
  }
}
