package io.ringroom.domain.simulation;

import static io.ringroom.domain.simulation.Mutant.happened;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Member;
import io.ringroom.domain.call.Outcome;
import io.ringroom.domain.call.Outgoing;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Faults in a call in which people talk, and in how it ends. */
final class TalkMutants {
  private TalkMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("the first callee who leaves ends it for those who ring", Play.CALM, r8b()),
        new Mutant("a caller who leaves takes back what rings", Play.CALM, callerCancels()),
        new Mutant("a camera opens in a voice call", Play.CALM, cameraInAudio()),
        new Mutant("any device of a member hangs up for him", Play.CALM, anyDeviceHangsUp()),
        new Mutant("any device of a member can lose him", Play.CALM, anyDeviceIsLost()),
        new Mutant("a call that is over ends once more", Play.CALM, endedTwice()),
        new Mutant("a call of one goes on", Play.CALM, alone()),
        new Mutant("the grace of a lost member is talk time", Play.CALM, graceIsTalk()),
        new Mutant("who stays hears a second more", Play.CALM, anotherDuration()),
        new Mutant("a member who is lost never leaves", Play.CRASHES, lostForEver()),
        new Mutant("who is let go is not told the end", Play.CALM, withoutFarewell()),
        new Mutant("the others are not told when a call begins", Play.CALM, silentBegin()));
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

  private static Rules cameraInAudio() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            right.refusal() != null
                    && message instanceof ToCall.SetTracks set
                    && seat(state, set.user(), set.device()).isPresent()
                ? happened(new CallEvent.TracksChanged(set.user(), new Tracks(true, true), now))
                : right;
  }

  private static Optional<Member> seat(CallState state, UserId user, @Nullable DeviceId device) {
    return People.members(state).stream()
        .filter(member -> member.user().equals(user))
        .filter(member -> device == null || member.seat().device().equals(device))
        .findFirst();
  }

  private static Rules anyDeviceHangsUp() {
    return new Rules() {
      @Override
      public Decision decide(CallState state, ToCall message, Instant now) {
        ToCall taken =
            message instanceof ToCall.Hangup hangup
                ? seat(state, hangup.user(), null)
                    .<ToCall>map(m -> new ToCall.Hangup(m.user(), m.seat().device()))
                    .orElse(message)
                : message;
        return Call.decide(state, taken, now);
      }
    };
  }

  private static Rules anyDeviceIsLost() {
    return new Rules() {
      @Override
      public Decision decide(CallState state, ToCall message, Instant now) {
        ToCall taken =
            message instanceof ToCall.Lost lost
                ? seat(state, lost.user(), null)
                    .<ToCall>map(m -> new ToCall.Lost(m.user(), m.seat().device()))
                    .orElse(message)
                : message;
        return Call.decide(state, taken, now);
      }
    };
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

  private static Rules anotherDuration() {
    return (Mutant.Telling)
        (right, event) ->
            event instanceof CallEvent.Ended
                ? right.stream().map(out -> changed(out, TalkMutants::oneSecondMore)).toList()
                : right;
  }

  private static ToUser.Notice oneSecondMore(ToUser.Notice notice) {
    return notice.event() instanceof ClientEvent.CallEnd e
        ? new ToUser.Notice(
            notice.audience(),
            new ClientEvent.CallEnd(
                e.callId(), e.mediaType(), e.reason(), e.userId(), e.totalTime() + 1, e.cause()))
        : notice;
  }

  private interface Change {
    @Nullable Object apply(ToUser.Notice notice);
  }

  private static Outgoing changed(Outgoing out, Change change) {
    if (out.message() instanceof ToUser.Release m) {
      return new Outgoing(
          out.to(), new ToUser.Release(m.call(), changed(m.farewell(), change), m.upTo()));
    }
    return out.message() instanceof ToUser.Told m
        ? new Outgoing(
            out.to(),
            new ToUser.Told(m.call(), m.revision(), changed(m.notices(), change), m.attempt()))
        : out;
  }

  private static List<ToUser.Notice> changed(List<ToUser.Notice> notices, Change change) {
    List<ToUser.Notice> kept = new ArrayList<>();
    for (ToUser.Notice notice : notices) {
      if (change.apply(notice) instanceof ToUser.Notice changed) {
        kept.add(changed);
      }
    }
    return kept;
  }

  /** What is meant for all devices but one is lost. */
  static Outgoing onlyToTheMember(Outgoing out) {
    return changed(out, notice -> notice.audience().except() == null ? notice : null);
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

  private static Rules withoutFarewell() {
    return (Mutant.Telling)
        (right, event) ->
            right.stream()
                .map(
                    out ->
                        out.message() instanceof ToUser.Release m
                            ? new Outgoing(
                                out.to(), new ToUser.Release(m.call(), List.of(), m.upTo()))
                            : out)
                .toList();
  }

  private static Rules silentBegin() {
    return (Mutant.Telling)
        (right, event) ->
            right.stream()
                .map(
                    out ->
                        changed(
                            out,
                            notice ->
                                notice.event() instanceof ClientEvent.CallBegin ? null : notice))
                .toList();
  }
}
