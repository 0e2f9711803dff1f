package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.NotStarted;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import java.time.Instant;
import java.util.List;

/**
 * A call as four pure functions: {@link #decide} and its siblings for time and recovery, {@link
 * #evolve}, {@link CallNotices} for who is told what, {@link CallDuties} for what must be true.
 */
public final class Call {
  private Call() {}

  public static CallState unknown(CallId call) {
    return new NotStarted(call);
  }

  /** As a call looks to those whom it does not concern: over, and never begun. */
  public static CallState never(CallId call) {
    return evolve(unknown(call), new CallEvent.Abandoned(call, Instant.EPOCH));
  }

  public static Decision decide(CallState state, ToCall message, Instant now) {
    if (state instanceof Live live) {
      return message.match(new WhileLive(live, now));
    }
    if (state instanceof Over over) {
      return message.match(new WhenOver(over));
    }
    return message.match(new BeforeStart(((NotStarted) state).call(), now));
  }

  /** Everything whose deadline has come. Harmless at any time and in any state. */
  public static Decision timePassed(CallState state, Instant now) {
    return state instanceof Live live ? Deadlines.passed(live, now) : Decision.NOTHING;
  }

  /** The entity was restarted: devices may be gone, and deadlines may have passed unseen. */
  public static Decision recovered(CallState state, Instant now) {
    return state instanceof Live live ? Deadlines.recovered(live, now) : Decision.NOTHING;
  }

  /** Messages wait for a start that does not come: it was lost in a crash. */
  public static Decision neverStarted(CallState state, Instant now) {
    return state instanceof NotStarted s
        ? Decision.happened(List.of(new CallEvent.Abandoned(s.call(), now)))
        : Decision.NOTHING;
  }

  public static CallState evolve(CallState state, CallEvent event) {
    return Evolution.of(state, event);
  }
}
