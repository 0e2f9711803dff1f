package io.ringroom.domain.user;

import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;

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

  /**
   * The one he dials has dialled him and waits for an answer: this is it. A glare whose second side
   * pressed a moment late.
   */
  record Answer(CallId call, ToCall.Accept accept) implements Dialling {}

  static Dialling of(UserId me, UserState state, Standing standing, PlaceCall wish, Instant now) {
    Engagement engagement = state.engagement();
    if (state.tombstones().has(wish.call())) {
      return new AlreadyPlaced(wish.call());
    }
    if (engagement == null) {
      return new Placed(wish.call(), place(me, wish, now));
    }
    if (wish.request().equals(engagement.request())) {
      return new AlreadyPlaced(engagement.call());
    }
    return engagement.calledBy(wish.peer())
        ? new Answer(engagement.call(), new ToCall.Accept(me, wish.seat()))
        : new AskFirst(engagement.call(), new ToCall.Verify(me, null));
  }

  private static Verdict place(UserId me, PlaceCall wish, Instant now) {
    Engagement engagement =
        new Engagement(wish.call(), Role.CALLER, wish.peer(), wish.seat(), wish.request());
    return new Verdict(
        List.of(new UserEvent.Engaged(engagement, now)),
        Standing.fresh(Phase.CALLING),
        List.of(new Effect.Tell(wish.call(), wish.start(me))));
  }
}
