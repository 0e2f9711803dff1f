package io.ringroom.domain.simulation;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Outgoing;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Circumstances;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.User;
import io.ringroom.domain.user.UserEvent;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Faults in what a crash, a lost connection or a message that comes twice may do. */
final class RecoveryMutants {
  private RecoveryMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("deadlines are not kept after a restart", Play.CRASHES, lostDeadline()),
        new Mutant("a restarted call believes its members are there", Play.CRASHES, believing()),
        new Mutant(
            "every restart grants another extension",
            Play.CRASHES,
            recovering(
                event ->
                    event instanceof CallEvent.MemberLost e
                        ? new CallEvent.RingExtended(e.at().plusSeconds(5), e.at())
                        : event)),
        new Mutant(
            "an extension is half a minute",
            Play.CRASHES,
            recovering(
                event ->
                    event instanceof CallEvent.RingExtended e
                        ? new CallEvent.RingExtended(e.at().plusSeconds(30), e.at())
                        : event)),
        new Mutant("a restarted call tells nobody how it stands", Play.CRASHES, silentRestart()),
        new Mutant("what a call says twice is shown twice", Play.CALM, shownTwice()),
        new Mutant("what is said of an earlier visit is heard", Play.RETURNS, earlierVisits()),
        new Mutant("a late refusal frees who has come in", Play.RETURNS, lateRefusal()),
        new Mutant("a login is shown what was true a moment ago", Play.CRASHES, oldPicture()),
        new Mutant("a resumed session begins with its last event", Play.CALM, resuming(-1)),
        new Mutant("a resumed session leaves out one event", Play.CALM, resuming(1)));
  }

  private static Rules lostDeadline() {
    return new Rules() {
      @Override
      public @Nullable Instant deadline(CallState state, int restarts) {
        return restarts == 0 ? Rules.super.deadline(state, restarts) : null;
      }
    };
  }

  private static Rules believing() {
    return new Rules() {
      @Override
      public Decision recovered(CallState state, Instant now) {
        return new Decision(
            Call.recovered(state, now).events().stream()
                .filter(event -> !(event instanceof CallEvent.MemberLost))
                .toList(),
            List.of(),
            null,
            false);
      }
    };
  }

  private static Rules recovering(Function<CallEvent, CallEvent> change) {
    return new Rules() {
      @Override
      public Decision recovered(CallState state, Instant now) {
        return new Decision(
            Call.recovered(state, now).events().stream().map(change).toList(),
            List.of(),
            null,
            false);
      }
    };
  }

  private static Rules silentRestart() {
    return new Rules() {
      @Override
      public List<Outgoing> refresh(CallState state, long revision, Instant now) {
        return List.of();
      }
    };
  }

  private static Rules shownTwice() {
    return (Mutant.Hearing)
        (right, me, state, message, now) ->
            message instanceof ToUser.Told
                ? new Verdict(
                    right.events(), new Standing(right.standing().phase(), 0), right.effects())
                : right;
  }

  private static Rules earlierVisits() {
    return new Rules() {
      @Override
      public Verdict hear(
          UserId me,
          UserState state,
          Standing standing,
          ToUser m,
          Circumstances around,
          Instant now) {
        ToUser heard = m instanceof ToUser.Refresh r ? late(r) : m;
        return User.hear(me, state, standing, heard, around, now);
      }

      private ToUser late(ToUser.Refresh r) {
        return new ToUser.Refresh(r.call(), r.revision(), r.phase(), r.view(), Integer.MAX_VALUE);
      }
    };
  }

  private static Rules lateRefusal() {
    return (Mutant.Hearing)
        (right, me, state, message, now) ->
            message instanceof ToUser.JoinRefused no && state.engagedIn(no.call())
                ? new Verdict(
                    List.of(new UserEvent.Released(no.call(), now, no.counted())),
                    Standing.UNKNOWN,
                    List.of())
                : right;
  }

  private static Rules oldPicture() {
    return new Rules() {
      @Override
      public boolean outdated(
          List<Engagement> asked, UserState state, Standing standing, List<CallCommand.Seen> seen) {
        return false;
      }
    };
  }

  private static Rules resuming(long beside) {
    return new Rules() {
      @Override
      public long resumedAfter(long lastSeq) {
        return lastSeq + beside;
      }
    };
  }
}
