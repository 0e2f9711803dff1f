package io.ringroom.domain.user;

import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import java.time.Instant;

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
}
