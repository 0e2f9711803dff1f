package io.ringroom.domain.simulation;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Member;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.User;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Instant;
import java.util.List;

/** Faults in how one call is put on hold for another. */
final class HoldMutants {
  private HoldMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("who takes up a second call talks in both", Play.WAITING, talkingInBoth()),
        new Mutant("a hold that is lost is not said again", Play.WAITING_CRASHES, new SaidOnce()),
        new Mutant("any device of a member holds for him", Play.WAITING, anyDevice()),
        new Mutant("who moves a held call is not told so", Play.WAITING, silentMove()));
  }

  /** Neither at once nor when he asks again. */
  private static Rules talkingInBoth() {
    class Never extends SaidOnce implements Mutant.Hearing {
      @Override
      public Verdict hear(Verdict right, UserId me, UserState state, ToUser message, Instant now) {
        return new Verdict(
            right.events(),
            right.standing(),
            right.effects().stream()
                .filter(effect -> !(effect instanceof Effect.Tell tell && isHold(tell)))
                .toList());
      }
    }
    return new Never();
  }

  private static class SaidOnce implements Rules {
    @Override
    public List<Effect.Tell> questions(UserId me, UserState state, Standing standing) {
      return User.questions(me, state, standing).stream().filter(tell -> !isHold(tell)).toList();
    }
  }

  private static boolean isHold(Effect.Tell tell) {
    return tell.message() instanceof ToCall.Hold;
  }

  private static Rules anyDevice() {
    return new Rules() {
      @Override
      public Decision decide(CallState state, ToCall message, Instant now) {
        return Call.decide(state, fromHisSeat(state, message), now);
      }
    };
  }

  private static ToCall fromHisSeat(CallState state, ToCall message) {
    for (Member member : People.members(state)) {
      DeviceId device = member.seat().device();
      if (message instanceof ToCall.Hold hold
          && hold.device() != null
          && hold.user().equals(member.user())) {
        return new ToCall.Hold(member.user(), device, null);
      }
      if (message instanceof ToCall.Unhold unhold && unhold.user().equals(member.user())) {
        return new ToCall.Unhold(member.user(), device);
      }
    }
    return message;
  }

  private static Rules silentMove() {
    return (Mutant.Telling)
        (right, event) ->
            event instanceof CallEvent.MemberMoved
                ? NoticeMutants.without(right, told -> told instanceof ClientEvent.UserHold)
                : right;
  }
}
