package io.ringroom.domain.simulation;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallNotices;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.NotStarted;
import io.ringroom.domain.call.CallViews;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Member;
import io.ringroom.domain.call.Outgoing;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the actor around a call does: store, then say; stash before the start; keep the duties. */
final class CallHost {
  private static final Duration REOFFER = Duration.ofSeconds(2);
  private static final Duration WAIT_FOR_START = Duration.ofSeconds(10);

  final CallId id;
  final List<CallEvent> journal = new ArrayList<>();
  final List<CallState> states = new ArrayList<>();
  final Map<UserId, Integer> leftAtStep = new HashMap<>();
  private final Map<UserId, Integer> memberSinceStep = new HashMap<>();
  CallState state;
  boolean down;

  /** Whom this call has told to ring his devices, by a word or by a picture of itself. */
  final Set<UserId> rung = new HashSet<>();

  Instant upSince;
  private int restarts;
  private int diedAtStep = -1;
  private int overslept;
  private final World world;
  private final List<Mail.Letter> stash = new ArrayList<>();
  private final Set<UserId> engaged = new HashSet<>();
  private @Nullable Instant stashedSince;
  private Instant lastOffer = Instant.MIN;

  CallHost(World world, CallId id) {
    this.world = world;
    this.id = id;
    this.state = Call.unknown(id);
    this.upSince = world.now;
    states.add(state);
  }

  void receive(Mail.Letter letter) {
    ToCall message = (ToCall) letter.message();
    if (message instanceof ToCall.Offered offered) {
      engaged.add(offered.user());
    }
    Decision decision = world.rules.decide(state, message, world.now);
    world.audit.causes(this, message, decision);
    if (decision.later()) {
      stash.add(letter);
      stashedSince = stashedSince == null ? world.now : stashedSince;
      return;
    }
    if (message instanceof ToCall.Start) {
      lastOffer = world.now;
    }
    carryOut(decision);
    if (decision.refusal() != null && letter.from() instanceof Device device) {
      device.refused(id, decision.refusal());
    }
  }

  private void carryOut(Decision decision) {
    boolean waiting = state instanceof NotStarted;
    List<Outgoing> out = new ArrayList<>();
    for (CallEvent event : decision.events()) {
      CallState before = state;
      store(event);
      out.addAll(world.rules.notices(before, event, state, journal.size()));
    }
    out.addAll(decision.answers());
    send(out, !decision.events().isEmpty());
    if (waiting && !(state instanceof NotStarted)) {
      List<Mail.Letter> waited = List.copyOf(stash);
      stash.clear();
      waited.forEach(world::handOver);
    }
  }

  private void store(CallEvent event) {
    CallState before = state;
    state = Call.evolve(before, event);
    journal.add(event);
    world.note(id, event);
    states.add(state);
    noteWhoCameAndLeft(before);
  }

  /** When he last came to be a member. */
  int cameInAtStep(UserId user) {
    return memberSinceStep.getOrDefault(user, 0);
  }

  private void noteWhoCameAndLeft(CallState before) {
    List<UserId> were = People.members(before).stream().map(Member::user).toList();
    People.members(state).stream()
        .map(Member::user)
        .filter(user -> !were.contains(user))
        .forEach(user -> memberSinceStep.put(user, world.step));
    People.in(state).forEach(leftAtStep::remove);
    if (before instanceof Live was) {
      for (UserId user : People.in(was)) {
        if (!People.has(state, user)) {
          leftAtStep.put(user, world.step);
        }
      }
    }
  }

  /** The entity may die after it stored and before, or while, it says what follows. */
  private void send(List<Outgoing> out, boolean stored) {
    int said = stored && world.crashesNow() ? world.random.nextInt(out.size() + 1) : out.size();
    for (Outgoing letter : out.subList(0, said)) {
      boolean ring =
          letter.message() instanceof ToUser.RingGo
              || letter.message() instanceof ToUser.Refresh whole && whole.phase() == Phase.RINGING;
      if (ring) {
        rung.add(letter.to());
      }
      world.mail.send(id, letter.to(), letter.message());
    }
    if (said < out.size()) {
      crash();
    }
  }

  boolean diedSince(int step) {
    return diedAtStep >= step;
  }

  void crash() {
    world.note(id, "dies");
    diedAtStep = world.step;
    world.tally.crashes++;
    world.mail.lose(id);
    stash.clear();
    engaged.clear();
    stashedSince = null;
    down = true;
  }

  void restart() {
    world.note(id, "restarts");
    down = false;
    state = Call.unknown(id);
    for (CallEvent event : journal) {
      state = Call.evolve(state, event);
    }
    world.audit.replayed(this);
    restarts++;
    upSince = world.now;
    world.audit.recovered(id, state, world.now);
    world.rules.recovered(state, world.now).events().forEach(this::store);
    send(world.rules.refresh(state, journal.size(), world.now), false);
    lastOffer = world.now;
  }

  /** A timer may be late, and a message may be handled before it; but it is not late for ever. */
  void timePassed(boolean inTime) {
    overslept = inTime ? 0 : overslept + 1;
    if (inTime || overslept > 2) {
      lookAtTime();
    }
  }

  private void lookAtTime() {
    if (state instanceof Live live) {
      Instant deadline = world.rules.deadline(state, restarts);
      if (deadline != null && !deadline.isAfter(world.now)) {
        Decision decision = world.rules.timePassed(state, world.now);
        world.audit.causes(this, null, decision);
        carryOut(decision);
      } else if (!lastOffer.plus(REOFFER).isAfter(world.now)) {
        lastOffer = world.now;
        List<Outgoing> again = new ArrayList<>(CallNotices.offers(live));
        again.removeIf(o -> engaged.contains(o.to()));
        send(again, false);
      }
    } else if (stashedSince != null && !stashedSince.plus(WAIT_FOR_START).isAfter(world.now)) {
      stashedSince = null;
      carryOut(Call.neverStarted(state, world.now));
    }
  }

  /** The state its last event met. */
  CallState beforeItsEnd() {
    return states.get(states.size() - 2);
  }

  boolean live() {
    return state instanceof Live;
  }

  boolean concerns(UserId user) {
    return People.has(state, user);
  }

  /** How it stands for a user; no answer while it is dead or has not heard its start. */
  Optional<CallCommand.Seen> seenBy(UserId user) {
    if (down) {
      return Optional.empty();
    }
    if (state instanceof NotStarted) {
      stashedSince = stashedSince == null ? world.now : stashedSince;
      return Optional.empty();
    }
    if (People.isAsked(state, user)) {
      rung.add(user);
    }
    return Optional.of(
        new CallCommand.Seen(
            id,
            journal.size(),
            CallViews.phase(state, user),
            CallViews.of(state, user, world.now).orElse(null),
            state instanceof CallState.Over over ? over.summary() : null));
  }
}
