package io.ringroom.domain.user;

import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.ToUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
record Waking(UserState before, boolean reachable, Instant now) {

  /** What hearing this came to, and whom it wakes. */
  Verdict with(ToUser heard, Verdict verdict) {
    UserState after = before;
    for (UserEvent event : verdict.events()) {
      after = after.evolve(event);
    }
    Optional<WakeUp> wakeUp = wakeUp(heard, after);
    if (wakeUp.isEmpty()) {
      return verdict;
    }
    List<UserEvent> events = List.of(new UserEvent.PushRequested(wakeUp.get(), now));
    return verdict.then(
        new Verdict(events, verdict.standing(), effects(after, wakeUp.get(), false)));
  }

  private Optional<WakeUp> wakeUp(ToUser heard, UserState after) {
    if (reachable || !(heard instanceof ToUser.RingGo ringGo)) {
      return Optional.empty();
    }
    Invite invite = ringGo.invite();
    WakeUp wakeUp = WakeUp.of(invite);
    boolean pending = pending(wakeUp, after);
    boolean again = after.woken() != null && after.woken().isFor(invite.call(), invite.number());
    boolean late = !now.isBefore(invite.deadline());
    return pending && !again && !late && !after.wakeable().all().isEmpty()
        ? Optional.of(wakeUp)
        : Optional.empty();
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
