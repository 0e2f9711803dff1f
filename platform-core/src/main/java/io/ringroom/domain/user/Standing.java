package io.ringroom.domain.user;

import io.ringroom.domain.ring.Phase;
import io.ringroom.id.CallId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user remembers of his calls in memory only; a restarted entity asks the calls.
 *
 * @param revision the call's revision up to which he has heard; 0 before he heard anything
 * @param since since when he talks, or has put the call on hold; absent while that is not so, or
 *     not known
 * @param other the same of his {@link UserState#other}; absent when he has none, or nothing is
 *     known of it
 */
public record Standing(
    Phase phase, long revision, @Nullable Instant since, @Nullable Standing other) {
  public static final Standing UNKNOWN = new Standing(Phase.UNKNOWN, 0);

  public Standing(Phase phase, long revision) {
    this(phase, revision, null, null);
  }

  /** Whether the next word must come from the call. Who rings or talks needs none to go on. */
  boolean waiting() {
    return phase != Phase.RINGING && !begun();
  }

  /** Whether he is in a call that has begun, be it on hold. */
  boolean begun() {
    return phase == Phase.IN || phase == Phase.HELD;
  }

  Standing in(Phase next) {
    return new Standing(next, revision, null, other);
  }

  /** He talks, or has put it on hold; what was so before he knew better changes nothing. */
  Standing talking(boolean held, Instant at) {
    return since != null && at.isBefore(since)
        ? this
        : new Standing(held ? Phase.HELD : Phase.IN, revision, at, other);
  }

  Standing heard(long upTo) {
    return new Standing(phase, upTo, since, other);
  }

  static Standing fresh(Phase phase) {
    return new Standing(phase, 0);
  }

  /** He is engaged in one more call, his first or his second. */
  Standing beginning(Phase phase, UserState before) {
    Standing fresh = fresh(phase);
    return before.engagement() == null ? fresh : beside(fresh);
  }

  /** A call of his is over: what is left is the other. */
  Standing released() {
    return of(other);
  }

  /** He has a call beside this one now. */
  Standing beside(@Nullable Standing second) {
    return new Standing(phase, revision, since, second);
  }

  /** As seen from the other call. */
  Standing turned() {
    return of(other).beside(new Standing(phase, revision, since, null));
  }

  /** Of this call of his. */
  public Standing in(CallId call, UserState state) {
    Engagement second = state.other();
    return second != null && second.call().equals(call) ? of(other) : this;
  }

  /**
   * A restarted user takes the call's word. One who has listened all along keeps his own: what the
   * call is ahead of is still on its way, and the other devices need it.
   */
  public Standing learnt(CallId call, UserState state, Phase is, long upTo) {
    if (in(call, state).phase() != Phase.UNKNOWN) {
      return this;
    }
    Standing learnt = new Standing(is, upTo);
    return state.call().filter(call::equals).isPresent() ? learnt.beside(other) : beside(learnt);
  }

  /** Of the other call alone. */
  Standing ofOther() {
    return of(other);
  }

  private static Standing of(@Nullable Standing known) {
    return known == null ? UNKNOWN : known;
  }
}
