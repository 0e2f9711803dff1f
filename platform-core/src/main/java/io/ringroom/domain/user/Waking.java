package io.ringroom.domain.user;

import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When the devices of a user who has none connected are woken, and when that is taken back (b6).
 *
 * <p>The wish to wake is stored before anything is sent, so that a word of the call that comes
 * twice wakes nobody twice. It stays in the state until taking it back has been sent as well: a
 * restarted user takes back what his last incarnation could not.
 *
 * @param before the state in which the word of the call was heard
 * @param reachable whether any device is connected
 */
record Waking(UserId me, UserState before, boolean reachable, Instant now) {

  /** What hearing this came to, whom it wakes, and what the call learns of it. */
  Verdict with(ToUser heard, Verdict verdict) {
    UserState after = before;
    for (UserEvent event : verdict.events()) {
      after = after.evolve(event);
    }
    if (reachable || !(heard instanceof ToUser.RingGo ringGo)) {
      return verdict;
    }
    boolean late = !now.isBefore(ringGo.invite().deadline());
    boolean rings =
        verdict.standing().in(ringGo.call(), after).phase() == Phase.RINGING
            && pending(WakeUp.of(ringGo.invite()), after);
    return rings && !late ? verdict.then(wake(ringGo.invite(), after, verdict)) : verdict;
  }

  private Verdict wake(Invite invite, UserState after, Verdict verdict) {
    WakeUp wakeUp = WakeUp.of(invite);
    boolean again = after.woken() != null && after.woken().isFor(invite.call(), invite.number());
    boolean wakes = !again && !after.wakeable().all().isEmpty();
    List<Effect> effects = new ArrayList<>(wakes ? effects(after, wakeUp, false) : List.of());
    effects.add(
        new Effect.Tell(
            invite.call(), new ToCall.Unreachable(me, invite.attempt(), wakes ? now : null)));
    List<UserEvent> events = wakes ? List.of(new UserEvent.PushRequested(wakeUp, now)) : List.of();
    return new Verdict(events, verdict.standing(), effects);
  }

  /** Whether the invitation a device was woken for is over; he may have been asked anew. */
  static boolean over(WakeUp woken, UserState state, Standing standing) {
    return !pending(woken, state) || standing.in(woken.call(), state).begun();
  }

  private static boolean pending(WakeUp wakeUp, UserState state) {
    return state
        .in(wakeUp.call())
        .filter(one -> wakeUp.isFor(one.call(), one.number()))
        .isPresent();
  }

  static List<Effect> effects(UserState state, WakeUp wakeUp, boolean cancelled) {
    List<Effect> effects = new ArrayList<>();
    for (PushToken token : state.wakeable().all()) {
      effects.add(new Effect.Wake(token, wakeUp, cancelled));
    }
    return effects;
  }
}
