package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that follow from each other in one decision, each judged on the state the last one left.
 */
final class Chain {
  private final List<CallEvent> events = new ArrayList<>();
  private Live state;

  Chain(Live state) {
    this.state = state;
  }

  /** Adds an event that leaves the call alive. */
  Chain then(CallEvent event) {
    events.add(event);
    state = (Live) Call.evolve(state, event);
    return this;
  }

  /** A member leaves, and takes his invitations with him where the call is made so (R3). */
  Chain leaves(CallEvent.MemberLeft left) {
    then(left);
    if (state.began() && state.facts().chosen().cancelsPending()) {
      for (Invitation asked : state.invitations().pending()) {
        if (asked.inviter().equals(left.user())) {
          then(
              new CallEvent.InvitationEnded(
                  asked.user(), Outcome.CANCELLED, null, null, left.at()));
        }
      }
    }
    return this;
  }

  Live state() {
    return state;
  }

  /** What happened, and the end of the call if it follows. */
  Decision underEndRule(Instant now) {
    EndRule.check(state, now).ifPresent(events::add);
    return events.isEmpty() ? Decision.NOTHING : Decision.happened(events);
  }
}
