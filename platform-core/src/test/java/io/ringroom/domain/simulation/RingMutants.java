package io.ringroom.domain.simulation;

import static io.ringroom.domain.simulation.Mutant.happened;
import static io.ringroom.domain.simulation.Mutant.nothing;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.NotStarted;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Outcome;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Circumstances;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.Tombstones;
import io.ringroom.domain.user.User;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Faults in how a call rings and how it is offered, answered, refused and merged. */
final class RingMutants {
  private RingMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("a user forgets what he was released from", Play.UNORDERED, withoutTombstones()),
        new Mutant("a user says that he is busy without asking", Play.CALM, withoutVerify()),
        new Mutant("devices ring before the call confirms", Play.CALM, withoutRingConfirm()),
        new Mutant("glare: one call ends, and that is all", Play.GLARE, naiveGlare()),
        new Mutant("glare: a call gives way that has been answered", Play.UNORDERED, lateMerge()),
        new Mutant("what comes before the start is dropped", Play.CRASHES, withoutStash()),
        new Mutant("a call that is over is silent", Play.CRASHES, silentWhenOver()),
        new Mutant("nobody asks again whether his call lives", Play.CRASHES, neverAskingAgain()),
        new Mutant("an accept after the time-out still counts", Play.CALM, acceptAfterTimeout()),
        new Mutant("a second device that accepts takes the call", Play.CALM, twoWinners()),
        new Mutant("a reject after an accept ends the call", Play.CALM, rejectAfterAccept()),
        new Mutant("a busy of an earlier attempt ends this one", Play.UNORDERED, staleBusy()),
        new Mutant("a ring ends five seconds early", Play.CALM, early()),
        new Mutant("a caller who hangs up leaves it ringing", Play.CALM, ringingOn()));
  }

  private static Rules withoutTombstones() {
    return new Rules() {
      @Override
      public Verdict hear(
          UserId me,
          UserState state,
          Standing standing,
          ToUser m,
          Circumstances around,
          Instant now) {
        UserState forgetful = new UserState(state.engagement(), Tombstones.NONE);
        return User.hear(me, forgetful, standing, m, around, now);
      }
    };
  }

  private static Rules withoutVerify() {
    return (Mutant.Hearing)
        (right, me, state, message, now) ->
            new Verdict(
                right.events(),
                right.standing(),
                right.effects().stream().map(effect -> busyInsteadOfAsking(me, effect)).toList());
  }

  private static Effect busyInsteadOfAsking(UserId me, Effect effect) {
    return effect instanceof Effect.Tell tell
            && tell.message() instanceof ToCall.Verify verify
            && verify.offer() != null
        ? new Effect.Tell(verify.offer().call(), new ToCall.Busy(me))
        : effect;
  }

  private static Rules withoutRingConfirm() {
    return (Mutant.Hearing)
        (right, me, state, message, now) -> {
          if (!(message instanceof ToUser.Offer offer) || right.events().isEmpty()) {
            return right;
          }
          UserState engaged = state.evolve(right.events().get(0));
          Verdict rings =
              User.hear(me, engaged, right.standing(), new ToUser.RingGo(offer.invite()), now);
          List<Effect> both =
              Stream.concat(right.effects().stream(), rings.effects().stream()).toList();
          return new Verdict(right.events(), rings.standing(), both);
        };
  }

  private static Rules naiveGlare() {
    return new Rules() {
      @Override
      public Verdict hear(
          UserId me,
          UserState state,
          Standing standing,
          ToUser m,
          Circumstances around,
          Instant now) {
        ToUser heard =
            m instanceof ToUser.MergedInto merged
                ? new ToUser.Release(merged.call(), List.of())
                : m;
        return User.hear(me, state, standing, heard, around, now);
      }
    };
  }

  private static Rules lateMerge() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            state instanceof Live live && live.began() && message instanceof ToCall.Merge merge
                ? happened(
                    new CallEvent.Ended(
                        EndReason.MERGED, live.facts().caller(), 0, false, merge.into(), now))
                : right;
  }

  private static Rules withoutStash() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            state instanceof NotStarted && right.later() ? nothing() : right;
  }

  private static Rules silentWhenOver() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            state instanceof Over
                ? new Decision(right.events(), List.of(), right.refusal(), false)
                : right;
  }

  private static Rules neverAskingAgain() {
    return new Rules() {
      @Override
      public List<Effect.Tell> questions(UserId me, UserState state, Standing standing) {
        return List.of();
      }
    };
  }

  private static Rules acceptAfterTimeout() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            state instanceof Live live
                    && message instanceof ToCall.Accept accept
                    && hasOutcome(live, accept.user(), Outcome.NO_RESPONSE)
                ? happened(new CallEvent.Answered(accept.user(), accept.seat(), now))
                : right;
  }

  private static boolean hasOutcome(Live live, UserId user, Outcome outcome) {
    return live.invitations().all().stream()
        .anyMatch(asked -> asked.user().equals(user) && asked.outcome() == outcome);
  }

  private static Rules twoWinners() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            message instanceof ToCall.Accept accept
                    && People.members(state).stream()
                        .anyMatch(
                            member ->
                                member.user().equals(accept.user())
                                    && !member.seat().device().equals(accept.seat().device()))
                ? happened(new CallEvent.Answered(accept.user(), accept.seat(), now))
                : right;
  }

  private static Rules rejectAfterAccept() {
    return (Mutant.Deciding)
        (right, state, message, now) -> {
          boolean late =
              message instanceof ToCall.Reject reject
                  && People.members(state).stream().anyMatch(m -> m.user().equals(reject.user()));
          return late && message instanceof ToCall.Reject reject
              ? Call.decide(state, new ToCall.Hangup(reject.user(), reject.device()), now)
              : right;
        };
  }

  private static Rules staleBusy() {
    return (Mutant.Deciding)
        (right, state, message, now) -> {
          if (!(message instanceof ToCall.Busy busy) || !(state instanceof Live live)) {
            return right;
          }
          return live.invitations().all().stream()
              .filter(asked -> asked.user().equals(busy.user()) && asked.outcome() == null)
              .findFirst()
              .map(asked -> new ToCall.Busy(busy.user(), asked.attempt(), busy.engagedIn()))
              .map(taken -> Call.decide(state, taken, now))
              .orElse(right);
        };
  }

  private static Rules early() {
    return new Rules() {
      @Override
      public Instant deadline(CallState state, int restarts) {
        Instant right = Rules.super.deadline(state, restarts);
        return right == null ? Instant.MAX : right.minusSeconds(5);
      }

      @Override
      public Decision timePassed(CallState state, Instant now) {
        return Call.timePassed(state, now.plusSeconds(5));
      }
    };
  }

  private static Rules ringingOn() {
    return (Mutant.Deciding)
        (right, state, message, now) -> {
          List<CallEvent> kept = new ArrayList<>(right.events());
          kept.removeIf(
              e -> e instanceof CallEvent.Ended end && end.reason() == EndReason.CANCELED);
          return new Decision(kept, right.answers(), right.refusal(), right.later());
        };
  }
}
