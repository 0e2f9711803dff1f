package io.ringroom.domain.user;

import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.Optional;

/** A user as pure functions: what he makes of what calls say, and of his own wish to dial. */
public final class User {
  private User() {}

  public static Verdict hear(
      UserId me, UserState state, Standing standing, ToUser message, Instant now) {
    return message.match(new Hearing(me, state, standing, now));
  }

  /** What dialling comes to; see {@link Dialling}. */
  public static Dialling dial(
      UserId me, UserState state, Standing standing, PlaceCall wish, Instant now) {
    return Dialling.of(me, state, standing, wish, now);
  }

  /** What coming into a running call comes to; see {@link Joining}. */
  public static Joining join(
      UserId me, UserState state, Standing standing, JoinCall wish, Instant now) {
    return Joining.of(me, state, standing, wish, now);
  }

  /** What a choice of his preferences comes to; see {@link Choosing}. */
  public static Choosing choose(UserId me, UserState state, Choice choice, Instant now) {
    return Choosing.of(me, state, choice, now);
  }

  /**
   * What a user asks the call he is engaged in, again every few seconds while there is anything to
   * ask: one who waits for a call would wait for ever if its entity died before it heard of him.
   */
  public static Optional<ToCall> question(UserId me, UserState state, Standing standing) {
    Engagement engagement = state.engagement();
    if (engagement == null || !standing.waiting()) {
      return Optional.empty();
    }
    return Optional.of(engagement.wish(me).orElse(new ToCall.Verify(me, null)));
  }
}
