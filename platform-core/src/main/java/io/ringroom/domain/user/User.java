package io.ringroom.domain.user;

import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;

/** A user as pure functions: what he makes of what calls say, and of his own wish to dial. */
public final class User {
  private User() {}

  public static Verdict hear(
      UserId me, UserState state, Standing standing, ToUser message, Instant now) {
    return hear(me, state, standing, message, Circumstances.USUAL, now);
  }

  public static Verdict hear(
      UserId me,
      UserState state,
      Standing standing,
      ToUser message,
      Circumstances around,
      Instant now) {
    Verdict heard = new SecondCall(me, state, standing).hear(message, around.waiting(), now);
    return new Waking(me, state, around.reachable(), now).with(message, heard);
  }

  /**
   * What is stored once the devices have been told that what woke them is over; nothing while it is
   * not.
   */
  public static List<UserEvent> settle(UserState state, Standing standing, Instant now) {
    return state.woken() != null && Waking.over(state.woken(), state, standing)
        ? List.of(new UserEvent.PushSettled(state.woken().call(), now))
        : List.of();
  }

  /** How devices that were woken for an invitation that is over are told so; twice is harmless. */
  public static List<Effect> takeBack(UserState state, Standing standing) {
    return state.woken() != null && Waking.over(state.woken(), state, standing)
        ? Waking.effects(state, state.woken(), state.woken().end())
        : List.of();
  }

  /** Doubled it changes nothing. */
  public static List<UserEvent> registerPush(UserState state, PushToken token, Instant now) {
    return state.wakeable().has(token)
        ? List.of()
        : List.of(new UserEvent.PushRegistered(token, now));
  }

  /**
   * @param token the one that is meant, so that a late word does not take a newer one; "" for any
   */
  public static List<UserEvent> forgetPush(
      UserState state, DeviceId device, String token, Instant now) {
    return state.wakeable().all().stream()
            .anyMatch(
                known ->
                    known.device().equals(device)
                        && (token.isEmpty() || known.token().equals(token)))
        ? List.of(new UserEvent.PushForgotten(device, now, token.isEmpty() ? null : token))
        : List.of();
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
   * What a user asks the calls he is engaged in, again every few seconds while there is anything to
   * ask: one who waits for a call would wait for ever if its entity died before it heard of him.
   */
  public static List<Effect.Tell> questions(UserId me, UserState state, Standing standing) {
    return new SecondCall(me, state, standing).questions();
  }
}
