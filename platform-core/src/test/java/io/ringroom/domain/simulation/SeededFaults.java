package io.ringroom.domain.simulation;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallState.NotStarted;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Outgoing;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.Tombstones;
import io.ringroom.domain.user.User;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The protocol with one rule left out at a time. */
final class SeededFaults {
  private SeededFaults() {}

  static Rules withoutTombstones() {
    return new Rules() {
      @Override
      public Verdict hear(UserId me, UserState state, Standing standing, ToUser m, Instant now) {
        UserState forgetful = new UserState(state.engagement(), Tombstones.NONE);
        return User.hear(me, forgetful, standing, m, now);
      }
    };
  }

  /** Whoever believes to be in a call says that he is busy. */
  static Rules withoutVerify() {
    return new Rules() {
      @Override
      public Verdict hear(UserId me, UserState state, Standing standing, ToUser m, Instant now) {
        Verdict verdict = User.hear(me, state, standing, m, now);
        List<Effect> effects =
            verdict.effects().stream().map(effect -> busyInsteadOfAsking(me, effect)).toList();
        return new Verdict(verdict.events(), verdict.standing(), effects);
      }
    };
  }

  private static Effect busyInsteadOfAsking(UserId me, Effect effect) {
    return effect instanceof Effect.Tell tell
            && tell.message() instanceof ToCall.Verify verify
            && verify.offer() != null
        ? new Effect.Tell(verify.offer().call(), new ToCall.Busy(me))
        : effect;
  }

  /** The devices ring as soon as the offer arrives. */
  static Rules withoutRingConfirm() {
    return new Rules() {
      @Override
      public Verdict hear(UserId me, UserState state, Standing standing, ToUser m, Instant now) {
        Verdict verdict = User.hear(me, state, standing, m, now);
        if (!(m instanceof ToUser.Offer offer) || verdict.events().isEmpty()) {
          return verdict;
        }
        UserState engaged = state.evolve(verdict.events().get(0));
        Verdict rings =
            User.hear(me, engaged, verdict.standing(), new ToUser.RingGo(offer.invite()), now);
        List<Effect> both =
            Stream.concat(verdict.effects().stream(), rings.effects().stream()).toList();
        return new Verdict(verdict.events(), rings.standing(), both);
      }
    };
  }

  /** The lesser id wins and the other call ends, and that is all. */
  static Rules naiveGlare() {
    return new Rules() {
      @Override
      public Verdict hear(UserId me, UserState state, Standing standing, ToUser m, Instant now) {
        ToUser heard =
            m instanceof ToUser.MergedInto merged
                ? new ToUser.Release(merged.call(), List.of())
                : m;
        return User.hear(me, state, standing, heard, now);
      }
    };
  }

  /** What comes before the start is dropped instead of kept. */
  static Rules withoutStash() {
    return new Rules() {
      @Override
      public Decision decide(CallState state, ToCall message, Instant now) {
        Decision decision = Call.decide(state, message, now);
        return state instanceof NotStarted && decision.later()
            ? new Decision(List.of(), List.of(), null, false)
            : decision;
      }
    };
  }

  /** A call that is over is silent to those who still believe in it. */
  static Rules withoutAnsweredRelease() {
    return answeringOnly(out -> false);
  }

  private static Rules answeringOnly(Predicate<Outgoing> what) {
    return new Rules() {
      @Override
      public Decision decide(CallState state, ToCall message, Instant now) {
        Decision decision = Call.decide(state, message, now);
        return state instanceof Over
            ? new Decision(
                decision.events(),
                decision.answers().stream().filter(what).toList(),
                decision.refusal(),
                decision.later())
            : decision;
      }
    };
  }
}
