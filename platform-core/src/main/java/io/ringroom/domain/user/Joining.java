package io.ringroom.domain.user;

import io.ringroom.domain.ring.Attempt;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a wish to come into a running call comes to. He is engaged before the call hears of it, so
 * he is in one call at most; and as with dialling, what he believes to be in is asked first.
 */
public sealed interface Joining {

  /** He is engaged, and the call must now be told {@code join}. */
  record Enter(Verdict verdict, ToCall join) implements Joining {}

  /** Ask this call whether it is alive, and come back with its answer. */
  record AskFirst(CallId engaged, ToCall.Verify question) implements Joining {}

  record Refused(ErrorCode why) implements Joining {}

  static Joining of(UserId me, UserState state, Standing standing, JoinCall wish, Instant now) {
    return state
        .next(null)
        .<Joining>map(call -> new AskFirst(call, new ToCall.Verify(me, null)))
        .orElseGet(() -> enter(me, state, standing, wish, now));
  }

  /**
   * A call he is engaged in has just confirmed it. One he has put on hold leaves room for another.
   *
   * @param offered whether his tenant offers call waiting
   */
  static Joining knowingHeIsIn(
      CallId confirmed,
      UserId me,
      UserState state,
      Standing standing,
      JoinCall wish,
      boolean offered,
      Instant now) {
    if (!state.engagedIn(confirmed)) {
      return of(me, state, standing, wish, now);
    }
    Optional<CallId> next = state.next(confirmed);
    if (next.isPresent()) {
      return new AskFirst(next.get(), new ToCall.Verify(me, null));
    }
    return state
        .in(wish.call())
        .map(engagement -> again(me, standing, wish, engagement))
        .orElseGet(
            () ->
                new SecondCall(me, state, standing).mayTakeUpAnother(offered)
                    ? enter(me, state, standing, wish, now)
                    : new Refused(ErrorCode.ALREADY_IN_CALL));
  }

  private static Joining again(UserId me, Standing standing, JoinCall wish, Engagement engagement) {
    return new Enter(
        Verdict.nothing(standing),
        new ToCall.Join(me, wish.seat(), engagement.attempt(), wish.chatGroup()));
  }

  private static Joining enter(
      UserId me, UserState state, Standing standing, JoinCall wish, Instant now) {
    Integer attempt = Attempt.written(state.tombstones().next(wish.call()));
    if (state.tombstones().cover(wish.call(), Attempt.number(attempt))) {
      return new Refused(ErrorCode.CALL_ENDED);
    }
    Engagement engagement = Engagement.joiner(wish.call(), wish.seat(), attempt, wish.chatGroup());
    Verdict engaged =
        new Verdict(
            List.of(new UserEvent.Engaged(engagement, now)),
            standing.beginning(Phase.JOINING, state),
            List.of());
    return new Enter(engaged, new ToCall.Join(me, wish.seat(), attempt, wish.chatGroup()));
  }
}
