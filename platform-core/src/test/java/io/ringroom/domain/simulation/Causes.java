package io.ringroom.domain.simulation;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.Invitation;
import io.ringroom.domain.call.Member;
import io.ringroom.domain.call.Outcome;
import io.ringroom.domain.ring.Attempt;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Nothing happens in a call without its cause: the act of the very user and device, or a deadline
 * that has come. Written from the rules of a call (R1 to R13), not from the code that keeps them.
 *
 * @param message what the call was told; absent when time passed, or the call was restarted
 */
record Causes(@Nullable ToCall message, Instant now, Consumer<String> faults) {

  void check(CallState before, List<CallEvent> events) {
    CallState state = before;
    for (CallEvent event : events) {
      if (state instanceof Live live && !allowed(live, event)) {
        faults.accept("without a cause: " + event + " by " + message + " in " + state);
      }
      state = Call.evolve(state, event);
    }
  }

  private boolean allowed(Live call, CallEvent event) {
    if (event instanceof CallEvent.InvitationEnded e) {
      return invitation(call, e.user()).filter(asked -> mayEnd(call, asked, e)).isPresent();
    }
    if (event instanceof CallEvent.Answered e) {
      return invitation(call, e.user()).isPresent() && cameIn(e.user(), e.seat().device());
    }
    if (event instanceof CallEvent.Joined e) {
      return invitation(call, e.user()).isEmpty()
          && member(call, e.user()).isEmpty()
          && message instanceof ToCall.Join
          && cameIn(e.user(), e.seat().device());
    }
    if (event instanceof CallEvent.MemberLeft e) {
      return member(call, e.user()).filter(member -> mayLeave(member, e)).isPresent();
    }
    if (event instanceof CallEvent.MemberLost e && message instanceof ToCall.Lost lost) {
      return member(call, e.user())
          .filter(member -> by(member.user(), device(member), lost.user(), lost.device()))
          .isPresent();
    }
    if (event instanceof CallEvent.MemberMoved e) {
      return message instanceof ToCall.Move move
          && member(call, e.user()).isPresent()
          && by(e.user(), e.seat().device(), move.user(), move.seat().device());
    }
    if (event instanceof CallEvent.MediaTypeChanged e) {
      return mayChange(call, e);
    }
    if (event instanceof CallEvent.TracksChanged e && message instanceof ToCall.SetTracks set) {
      return isIn(call, e.user(), set.device()) && e.user().equals(set.user());
    }
    if (event instanceof CallEvent.HoldChanged e) {
      return member(call, e.user()).filter(member -> mayHold(member, e)).isPresent();
    }
    return !(event instanceof CallEvent.Ended e) || mayEnd(call, e);
  }

  /** Down at once; up, between two who talk, only when both want it. */
  private boolean mayChange(Live call, CallEvent.MediaTypeChanged event) {
    UserId other = call.request() == null ? null : call.request().from();
    boolean agreed = other != null && !other.equals(event.user());
    if (message instanceof ToCall.AnswerMedia answer) {
      return answer.agree() && agreed && isIn(call, event.user(), answer.device());
    }
    boolean alone = call.members().all().size() < 2;
    return message instanceof ToCall.SwitchMedia wish
        && wish.user().equals(event.user())
        && (event.media() == MediaType.AUDIO
            || !call.oneToOne()
            || !call.began()
            || alone
            || agreed);
  }

  /** His device does both; his own entity holds a call when he has taken up another one since. */
  private boolean mayHold(Member member, CallEvent.HoldChanged event) {
    if (message instanceof ToCall.Hold hold && event.held()) {
      boolean since = hold.upTo() == null || !member.since().isAfter(hold.upTo());
      return hold.user().equals(event.user())
          && (hold.device() == null ? since : hold.device().equals(device(member)));
    }
    return message instanceof ToCall.Unhold unhold
        && !event.held()
        && by(member.user(), device(member), unhold.user(), unhold.device());
  }

  private static boolean isIn(Live call, UserId user, DeviceId device) {
    return member(call, user).filter(member -> device(member).equals(device)).isPresent();
  }

  private boolean cameIn(UserId user, DeviceId device) {
    return message instanceof ToCall.Accept accept
            && by(user, device, accept.user(), accept.seat().device())
        || message instanceof ToCall.Join join
            && by(user, device, join.user(), join.seat().device());
  }

  private boolean mayEnd(Live call, Invitation asked, CallEvent.InvitationEnded how) {
    UserId user = asked.user();
    return switch (how.outcome()) {
      case REJECTED ->
          (message instanceof ToCall.Reject m && m.user().equals(user))
              || (message instanceof ToCall.Hangup h && h.user().equals(user))
              || (message instanceof ToCall.Screened s && s.user().equals(user));
      case LINE_BUSY ->
          message instanceof ToCall.Busy m
              && m.user().equals(user)
              && Attempt.number(m.attempt()) == asked.attempt();
      case NO_RESPONSE, OFFLINE ->
          message == null
              ? !asked.deadline().isAfter(now)
              : message instanceof ToCall.OfferRefused m
                  && m.user().equals(user)
                  && Attempt.number(m.attempt()) == asked.attempt();
      case CANCELLED ->
          (message instanceof ToCall.Kick m && m.user().equals(user))
              || (call.facts().chosen().cancelsPending()
                  && member(call, asked.inviter()).isEmpty());
    };
  }

  private boolean mayLeave(Member member, CallEvent.MemberLeft how) {
    if (how.lost()) {
      Instant until = member.lostUntil();
      return message == null && until != null && !until.isAfter(now);
    }
    if (how.cause() == Cause.KICKED) {
      return message instanceof ToCall.Kick m && m.user().equals(member.user());
    }
    // A call that took him in too late, when he had been let go, is told so.
    if (message instanceof ToCall.OfferRefused m) {
      return m.user().equals(member.user());
    }
    return message instanceof ToCall.Hangup m
        && by(member.user(), device(member), m.user(), m.device());
  }

  /** The end rule of b5, in its order. */
  private boolean mayEnd(Live call, CallEvent.Ended end) {
    int members = call.members().all().size();
    boolean somebodyRings = call.invitations().all().stream().anyMatch(i -> i.outcome() == null);
    boolean callerIn = member(call, call.facts().caller()).isPresent();
    return switch (end.reason()) {
      case MERGED -> message instanceof ToCall.Merge && !call.began() && call.oneToOne();
      case CANCELED -> !call.began() && (!callerIn || (!somebodyRings && takenBack(call)));
      case HANGUP ->
          call.began() && (members == 0 || (members == 1 && !somebodyRings && !mayWait(call, now)));
      case REJECT, NO_RESPONSE, OFFLINE, LINE_BUSY -> !call.began() && callerIn && !somebodyRings;
      case END_BY_SERVER -> message instanceof ToCall.EndByServer || hasLastedEnough(call);
      default -> false;
    };
  }

  /** Whether the last member of a group is still given time to wait for others. */
  static boolean mayWait(Live call, Instant now) {
    Instant since = call.talk().aloneSince();
    Duration patience = call.facts().chosen().patience();
    return !call.oneToOne() && since != null && since.plus(patience).isAfter(now);
  }

  private boolean hasLastedEnough(Live call) {
    Instant began = call.beganAt();
    Duration most = call.facts().chosen().maxDuration();
    return message == null && began != null && most != null && !began.plus(most).isAfter(now);
  }

  private static boolean takenBack(Live call) {
    return call.invitations().all().stream().anyMatch(i -> i.outcome() == Outcome.CANCELLED);
  }

  private static boolean by(UserId user, DeviceId device, UserId actor, DeviceId actorsDevice) {
    return user.equals(actor) && device.equals(actorsDevice);
  }

  private static DeviceId device(Member member) {
    return member.seat().device();
  }

  private static Optional<Invitation> invitation(Live call, UserId user) {
    return call.invitations().all().stream()
        .filter(asked -> asked.user().equals(user) && asked.outcome() == null)
        .findFirst();
  }

  private static Optional<Member> member(Live call, UserId user) {
    return call.members().all().stream().filter(m -> m.user().equals(user)).findFirst();
  }
}
