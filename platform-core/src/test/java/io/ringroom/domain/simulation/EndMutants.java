package io.ringroom.domain.simulation;

import static io.ringroom.domain.simulation.Mutant.happened;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Outcome;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Faults in when a call ends, and what counts as talk. */
final class EndMutants {
  private EndMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("the first callee who leaves ends it for those who ring", Play.CALM, r8b()),
        new Mutant("a caller who leaves takes back what rings", Play.CALM, callerCancels()),
        new Mutant("a call that is over ends once more", Play.CALM, endedTwice()),
        new Mutant("a call of one goes on", Play.CALM, alone()),
        new Mutant("the grace of a lost member is talk time", Play.CALM, graceIsTalk()),
        new Mutant("a member who is lost never leaves", Play.CRASHES, lostForEver()));
  }

  /** R8b. */
  private static Rules r8b() {
    return (Mutant.Deciding)
        (right, state, message, now) -> {
          CallState after = state;
          for (CallEvent event : right.events()) {
            after = Call.evolve(after, event);
          }
          boolean one =
              after instanceof Live live && live.began() && live.members().all().size() == 1;
          return one && after instanceof Live live && !right.events().isEmpty()
              ? and(right, hangup(live, now))
              : right;
        };
  }

  private static CallEvent.Ended hangup(Live live, Instant now) {
    return new CallEvent.Ended(
        EndReason.HANGUP, live.facts().caller(), seconds(live, now), false, null, now);
  }

  private static long seconds(Live live, Instant now) {
    Instant began = live.beganAt();
    return began == null ? 0 : (now.toEpochMilli() - began.toEpochMilli()) / 1000;
  }

  private static Decision and(Decision right, CallEvent more) {
    List<CallEvent> events = new ArrayList<>(right.events());
    events.add(more);
    return new Decision(events, right.answers(), right.refusal(), right.later());
  }

  private static Rules callerCancels() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            state instanceof Live live
                    && live.began()
                    && right.events().size() == 1
                    && right.events().get(0) instanceof CallEvent.MemberLeft left
                    && left.user().equals(live.facts().caller())
                ? live.invitations().all().stream()
                    .filter(asked -> asked.outcome() == null)
                    .findFirst()
                    .map(
                        asked ->
                            and(
                                right,
                                new CallEvent.InvitationEnded(
                                    asked.user(), Outcome.NO_RESPONSE, null, null, now)))
                    .orElse(right)
                : right;
  }

  private static Rules endedTwice() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            state instanceof Over over && message instanceof ToCall.Hangup hangup
                ? happened(
                    new CallEvent.Ended(
                        EndReason.HANGUP, hangup.user(), over.totalTime(), false, null, now))
                : right;
  }

  private static Rules alone() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            right.events().size() == 2
                    && right.events().get(0) instanceof CallEvent.MemberLeft
                    && People.members(state).size() == 2
                ? happened(right.events().get(0))
                : right;
  }

  private static Rules graceIsTalk() {
    return new Rules() {
      @Override
      public Decision timePassed(CallState state, Instant now) {
        Decision right = Call.timePassed(state, now);
        return new Decision(
            right.events().stream().map(event -> longer(state, event, now)).toList(),
            right.answers(),
            null,
            false);
      }
    };
  }

  private static CallEvent longer(CallState state, CallEvent event, Instant now) {
    return event instanceof CallEvent.Ended e && e.connectionLost() && state instanceof Live live
        ? new CallEvent.Ended(e.reason(), e.by(), seconds(live, now), true, e.into(), now)
        : event;
  }

  private static Rules lostForEver() {
    return new Rules() {
      @Override
      public Decision timePassed(CallState state, Instant now) {
        Decision right = Call.timePassed(state, now);
        boolean left = right.events().stream().anyMatch(e -> e instanceof CallEvent.MemberLeft);
        return left ? Mutant.nothing() : right;
      }
    };
  }
}
