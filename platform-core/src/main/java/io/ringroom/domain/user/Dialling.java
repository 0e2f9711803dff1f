package io.ringroom.domain.user;

import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a wish to call comes to. A user who believes to be in a call is never told so on belief
 * alone: the call is asked first, so a call that died badly does not keep him from dialling.
 */
public sealed interface Dialling {

  /** The call is made. */
  record Placed(CallId call, Verdict verdict) implements Dialling {}

  /** The same request has made this call already. */
  record AlreadyPlaced(CallId call) implements Dialling {}

  /** Ask this call whether it is alive, and come back with its answer. */
  record AskFirst(CallId engaged, ToCall.Verify question) implements Dialling {}

  /** He is in another call. */
  record Refused(ErrorCode why) implements Dialling {}

  /**
   * The one he dials has dialled him and waits for an answer: this is it. A glare whose second side
   * pressed a moment late.
   */
  record Answer(CallId call, ToCall.Accept accept) implements Dialling {}

  static Dialling of(UserId me, UserState state, Standing standing, PlaceCall wish, Instant now) {
    if (state.tombstones().has(wish.call())) {
      return new AlreadyPlaced(wish.call());
    }
    for (Engagement engagement : state.engagements()) {
      if (wish.request().equals(engagement.request())) {
        return new AlreadyPlaced(engagement.call());
      }
      if (engagement.calledBy(wish.peer())) {
        return new Answer(engagement.call(), new ToCall.Accept(me, wish.seat()));
      }
    }
    return state
        .next(null)
        .<Dialling>map(call -> new AskFirst(call, new ToCall.Verify(me, null)))
        .orElseGet(() -> new Placed(wish.call(), place(me, state, standing, wish, now)));
  }

  /**
   * A call he is engaged in has just confirmed it. One he has put on hold leaves room for another.
   *
   * @param offered whether his tenant offers call waiting
   */
  static Dialling knowingHeIsIn(
      CallId confirmed,
      UserId me,
      UserState state,
      Standing standing,
      PlaceCall wish,
      boolean offered,
      Instant now) {
    if (!state.engagedIn(confirmed)) {
      return of(me, state, standing, wish, now);
    }
    Optional<CallId> next = state.next(confirmed);
    if (next.isPresent()) {
      return new AskFirst(next.get(), new ToCall.Verify(me, null));
    }
    return new SecondCall(me, state, standing).mayTakeUpAnother(offered)
        ? new Placed(wish.call(), place(me, state, standing, wish, now))
        : new Refused(ErrorCode.ALREADY_IN_CALL);
  }

  private static Verdict place(
      UserId me, UserState state, Standing standing, PlaceCall wish, Instant now) {
    Engagement engagement =
        new Engagement(wish.call(), Role.CALLER, wish.peer(), wish.seat(), wish.request());
    return new Verdict(
        List.of(new UserEvent.Engaged(engagement, now)),
        standing.beginning(Phase.CALLING, state),
        List.of(new Effect.Tell(wish.call(), wish.start(me))));
  }
}
