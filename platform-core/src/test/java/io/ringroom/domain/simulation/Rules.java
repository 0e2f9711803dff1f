package io.ringroom.domain.simulation;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.user.StreamOfUser;
import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallDuties;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallNotices;
import io.ringroom.domain.call.CallRefresh;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Outgoing;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Circumstances;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.User;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decisions under test. Each default is the real one; a {@link Mutant} overrides. */
interface Rules {
  Rules REAL = new Rules() {};

  default Decision decide(CallState state, ToCall message, Instant now) {
    return Call.decide(state, message, now);
  }

  default Decision timePassed(CallState state, Instant now) {
    return Call.timePassed(state, now);
  }

  default Decision recovered(CallState state, Instant now) {
    return Call.recovered(state, now);
  }

  /**
   * When a call looks at the time again.
   *
   * @param restarts how often its entity has been restarted
   */
  default @Nullable Instant deadline(CallState state, int restarts) {
    return CallDuties.of(state).deadline();
  }

  default List<Outgoing> notices(
      CallState before, CallEvent event, CallState after, long revision) {
    return CallNotices.of(before, event, after, revision);
  }

  default List<Outgoing> refresh(CallState state, long revision, Instant now) {
    return CallRefresh.of(state, revision, now);
  }

  default Verdict hear(
      UserId me,
      UserState state,
      Standing standing,
      ToUser message,
      Circumstances around,
      Instant now) {
    return User.hear(me, state, standing, message, around, now);
  }

  default List<Effect.Tell> questions(UserId me, UserState state, Standing standing) {
    return User.questions(me, state, standing);
  }

  default boolean outdated(
      List<Engagement> asked, UserState state, Standing standing, List<CallCommand.Seen> seen) {
    return StreamOfUser.outdated(asked, state, standing, seen);
  }

  /** After which event a resumed session goes on. */
  default long resumedAfter(long lastSeq) {
    return lastSeq;
  }
}
