package io.ringroom.domain.simulation;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Outgoing;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Circumstances;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.User;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;

/**
 * The core with one fault put into it.
 *
 * @param fault what is wrong, in a sentence
 * @param play the kind of schedule that is to find it
 */
record Mutant(String fault, Play play, Rules rules) {

  /** Changes what a call makes of a message. */
  interface Deciding extends Rules {
    Decision decide(Decision right, CallState state, ToCall message, Instant now);

    @Override
    default Decision decide(CallState state, ToCall message, Instant now) {
      return decide(Rules.super.decide(state, message, now), state, message, now);
    }
  }

  /** Changes what is said after an event. */
  interface Telling extends Rules {
    List<Outgoing> tell(List<Outgoing> right, CallEvent event);

    @Override
    default List<Outgoing> notices(
        CallState before, CallEvent event, CallState after, long revision) {
      return tell(Rules.super.notices(before, event, after, revision), event);
    }
  }

  /** Changes what a user makes of a word. */
  interface Hearing extends Rules {
    Verdict hear(Verdict right, UserId me, UserState state, ToUser message, Instant now);

    @Override
    default Verdict hear(
        UserId me,
        UserState state,
        Standing standing,
        ToUser message,
        Circumstances around,
        Instant now) {
      Verdict right = User.hear(me, state, standing, message, around, now);
      return hear(right, me, state, message, now);
    }
  }

  static Decision happened(CallEvent... events) {
    return new Decision(List.of(events), List.of(), null, false);
  }

  static Decision nothing() {
    return new Decision(List.of(), List.of(), null, false);
  }

  @Override
  public String toString() {
    return fault;
  }
}
