package io.ringroom.domain.user;

import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
  private static final Set<Integer> UNANSWERED =
      Set.of(
          EndReason.CANCELED.code(),
          EndReason.NO_RESPONSE.code(),
          EndReason.OFFLINE.code(),
          EndReason.END_BY_SERVER.code());

  /** What hearing this came to, whom it wakes, and what the call learns of it. */
  Verdict with(ToUser heard, Verdict verdict) {
    UserState after = before.evolve(verdict.events());
    if (missed(heard, after)) {
      UserEvent missed = new UserEvent.CallMissed(heard.call(), now);
      return verdict.then(new Verdict(List.of(missed), verdict.standing(), List.of()));
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
    boolean unwanted = invite.push() != null && invite.push().off();
    boolean wakes = !again && !unwanted && !after.wakeable().all().isEmpty();
    List<Effect> effects =
        new ArrayList<>(wakes ? effects(after, wakeUp, PushKind.CALL) : List.of());
    effects.add(
        new Effect.Tell(
            invite.call(), new ToCall.Unreachable(me, invite.attempt(), wakes ? now : null)));
    List<UserEvent> events = wakes ? List.of(new UserEvent.PushRequested(wakeUp, now)) : List.of();
    return new Verdict(events, verdict.standing(), effects);
  }

  /** Whether the call he was woken for has let him go unanswered, and he has nobody to be told. */
  private boolean missed(ToUser heard, UserState after) {
    boolean letGo =
        !reachable
            && before.woken() != null
            && before.woken().call().equals(heard.call())
            && before.in(heard.call()).isPresent()
            && after.in(heard.call()).isEmpty();
    return letGo && farewell(heard).stream().anyMatch(Waking::unanswered);
  }

  private static List<ToUser.Notice> farewell(ToUser heard) {
    if (heard instanceof ToUser.Release release) {
      return release.farewell();
    }
    return heard instanceof ToUser.Verified verified ? verified.farewell() : List.of();
  }

  private static boolean unanswered(ToUser.Notice notice) {
    return notice.event() instanceof ClientEvent.CallNotConnected end
        && UNANSWERED.contains(end.reason());
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

  static List<Effect> effects(UserState state, WakeUp wakeUp, PushKind kind) {
    List<Effect> effects = new ArrayList<>();
    for (PushToken token : state.wakeable().reachedBy(kind)) {
      effects.add(new Effect.Wake(token, wakeUp, kind));
    }
    return effects;
  }
}
