package io.ringroom.domain.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.ring.Attempt;
import io.ringroom.domain.ring.OfflinePush;
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
 * @param reach what is known of there being no device to ring; absent while one rings, or nothing
 *     is known
 * @param push what a push says that wakes him; absent for what the call's do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Invitation(
    UserId user,
    UserId inviter,
    int attempt,
    Instant deadline,
    boolean rang,
    @Nullable Outcome outcome,
    @Nullable OutOfReach reach,
    @Nullable OfflinePush push) {

  /**
   * No device rings.
   *
   * @param pushSentAt when those that can be were woken; absent when none were
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OutOfReach(@Nullable Instant pushSentAt) {}

  static Invitation of(
      UserId user, UserId inviter, int attempt, Instant deadline, @Nullable OfflinePush push) {
    return new Invitation(user, inviter, attempt, deadline, false, null, null, push);
  }

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

  /** Whether a device of his rings now, as far as is known. */
  boolean ringing() {
    return rang && reach == null;
  }

  /** Whether it is news that no device rings, or that those that can be were woken. */
  boolean newlyOutOfReach(@Nullable Instant pushSentAt) {
    return reach == null || (pushSentAt != null && !pushSentAt.equals(reach.pushSentAt()));
  }

  Invitation heard() {
    return new Invitation(user, inviter, attempt, deadline, true, outcome, null, push);
  }

  Invitation outOfReach(@Nullable Instant pushSentAt) {
    OutOfReach now = new OutOfReach(pushSentAt);
    return new Invitation(user, inviter, attempt, deadline, rang, outcome, now, push);
  }

  Invitation resolved(Outcome how) {
    return new Invitation(user, inviter, attempt, deadline, rang, how, reach, push);
  }

  Invitation until(Instant later) {
    return new Invitation(user, inviter, attempt, later, rang, outcome, reach, push);
  }

  /** Silence until the deadline is one of two things, and the caller is told which. */
  Outcome silence() {
    return rang ? Outcome.NO_RESPONSE : Outcome.OFFLINE;
  }

  String wireState() {
    return outcome != null ? outcome.wireName() : ringing() ? "ringing" : "calling";
  }
}
