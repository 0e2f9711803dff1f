package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.ring.Attempt;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one call a user is in, rings for, or has dialled.
 *
 * @param peer the other side, in a call between two; absent in a group call
 * @param seat from where the user dialled this call, or the one that gave way to it, or wants to
 *     come in; absent for a callee who has to be asked
 * @param request the idempotency key of the command that dialled; absent for everybody else
 * @param attempt the {@link Attempt} this is; absent for the first
 * @param chatGroup what a joiner names to be let in; absent when he names none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Engagement(
    CallId call,
    Role role,
    @Nullable UserId peer,
    @Nullable Seat seat,
    @Nullable String request,
    @Nullable Integer attempt,
    @Nullable String chatGroup) {

  public Engagement(
      CallId call,
      Role role,
      @Nullable UserId peer,
      @Nullable Seat seat,
      @Nullable String request) {
    this(call, role, peer, seat, request, null, null);
  }

  static Engagement callee(CallId call, @Nullable UserId peer) {
    return callee(call, peer, null);
  }

  static Engagement callee(CallId call, @Nullable UserId peer, @Nullable Integer attempt) {
    return new Engagement(call, Role.CALLEE, peer, null, null, attempt, null);
  }

  static Engagement joiner(
      CallId call, Seat seat, @Nullable Integer attempt, @Nullable String chatGroup) {
    return new Engagement(call, Role.JOINER, null, seat, null, attempt, chatGroup);
  }

  /** What a joiner says to the call until it has answered. */
  Optional<ToCall> wish(UserId me) {
    return role == Role.JOINER && seat != null
        ? Optional.of(new ToCall.Join(me, seat, attempt, chatGroup))
        : Optional.empty();
  }

  /** Which attempt this is, from 1. */
  int number() {
    return Attempt.number(attempt);
  }

  /** Whether a word that ends everything up to this attempt ends this one. */
  boolean endedBy(@Nullable Integer upTo) {
    return upTo == null || number() <= upTo;
  }

  /**
   * The call gave way to the one the peer had made: the user is its callee, without being asked.
   */
  Engagement movedTo(CallId winner) {
    return new Engagement(winner, Role.CALLEE, peer, seat, null);
  }

  /** Whether this user has called him, and nobody else. */
  boolean calledBy(@Nullable UserId other) {
    return role == Role.CALLEE && peer != null && peer.equals(other);
  }

  boolean moved() {
    return role == Role.CALLEE && seat != null;
  }
}
