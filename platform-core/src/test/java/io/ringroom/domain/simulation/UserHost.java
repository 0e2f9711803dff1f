package io.ringroom.domain.simulation;

import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Circumstances;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Role;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.UserEvent;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the actor around a user does: store, then act; ask the call again until it has answered. */
final class UserHost {
  private static final Duration ASK_AGAIN = Duration.ofSeconds(3);

  final UserId id;
  final List<Device> devices = new ArrayList<>();
  final List<UserEvent> journal = new ArrayList<>();
  final Map<CallId, Integer> offeredAtStep = new HashMap<>();
  final Reception reception;
  final Wishes wishes;
  final Connections connections;
  UserState state = UserState.NEW;
  Standing standing = Standing.UNKNOWN;
  Desk desk;
  boolean down;
  private int diedAtStep = -1;

  private final World world;
  private Instant lastAsked = Instant.MIN;

  UserHost(World world, UserId id, int devices) {
    this.world = world;
    this.id = id;
    this.desk = new Desk(world.rules, world.now);
    this.reception = new Reception(world, this);
    this.wishes = new Wishes(world, this);
    this.connections = new Connections(world, this);
    for (String name : List.of("phone", "page", "watch").subList(0, devices)) {
      this.devices.add(new Device(id, new DeviceId(name), world.audit));
    }
  }

  void receive(ToUser message) {
    if (message instanceof ToUser.Offer offer) {
      offeredAtStep.putIfAbsent(offer.call(), world.step);
    }
    carryOut(world.rules.hear(id, state, standing, message, around(), world.now));
    if (message instanceof ToUser.Verified && !down) {
      wishes.answer(message.call());
    }
  }

  private Circumstances around() {
    return new Circumstances(true, offersWaiting());
  }

  /** Whether he ever asked this call to let him in. */
  boolean hasWishedToJoin(CallId call) {
    return journal.stream()
        .anyMatch(
            event ->
                event instanceof UserEvent.Engaged engaged
                    && engaged.engagement().call().equals(call)
                    && engaged.engagement().role() == Role.JOINER);
  }

  /** Whether a second call may wait for him. */
  boolean offersWaiting() {
    return world.traffic.waiting();
  }

  /** As {@link #carryOut(Verdict)}, by a word to the call that it answers. */
  void begin(Verdict verdict) {
    carryOut(verdict);
    lastAsked = world.now;
  }

  void carryOut(Verdict verdict) {
    for (UserEvent event : verdict.events()) {
      if (event instanceof UserEvent.Engaged engaged) {
        world.audit.engages(this, engaged.engagement());
      }
      state = state.evolve(event);
      journal.add(event);
      world.note(id, event);
    }
    List<Effect> effects = verdict.effects();
    boolean dies = !verdict.events().isEmpty() && world.crashesNow();
    int done = dies ? world.random.nextInt(effects.size() + 1) : effects.size();
    standing = verdict.standing();
    effects.subList(0, done).forEach(this::carryOut);
    if (dies) {
      crash();
    }
  }

  void carryOut(Effect effect) {
    if (effect instanceof Effect.Tell tell) {
      if (tell.message() instanceof ToCall.Busy busy) {
        world.audit.busy(this, tell.call(), busy.engagedIn());
      }
      world.mail.send(id, tell.call(), tell.message());
    } else if (effect instanceof Effect.Show show) {
      world.note(id + " shows " + show.audience(), show.event());
      world.audit.shown(this, show.event());
      desk.show(show.audience(), show.event(), world.now);
    } else if (effect instanceof Effect.SayWhetherConnected say) {
      sayWhetherConnected(say.call(), say.device());
    } else if (effect instanceof Effect.AskForPicture ask) {
      askForPicture(ask);
    }
  }

  /** Answered on a way of its own: what the call says otherwise may overtake it. */
  private void askForPicture(Effect.AskForPicture ask) {
    world
        .host(ask.call())
        .seenBy(id)
        .filter(seen -> seen.view() != null)
        .map(
            seen ->
                new ToUser.Refresh(
                    seen.call(),
                    seen.revision(),
                    seen.phase(),
                    Objects.requireNonNull(seen.view()),
                    ask.attempt()))
        .ifPresent(picture -> world.mail.send("picture", id, picture));
  }

  private void sayWhetherConnected(CallId call, @Nullable DeviceId device) {
    if (device != null && desk.connected(device)) {
      world.mail.send(id, call, new ToCall.Back(id, device));
    }
  }

  void crash() {
    world.note(id, "dies");
    world.tally.crashes++;
    diedAtStep = world.step;
    world.mail.lose(id);
    standing = Standing.UNKNOWN;
    wishes.forget();
    reception.closed();
    down = true;
  }

  boolean diedSince(int step) {
    return diedAtStep >= step;
  }

  void restart() {
    world.note(id, "restarts");
    down = false;
    // A restart takes at least this long, so no two lives of an entity begin at the same time.
    world.now = world.now.plusMillis(200);
    state = UserState.NEW;
    journal.forEach(event -> state = state.evolve(event));
    desk = new Desk(world.rules, world.now);
    ask();
  }

  void timePassed() {
    if (!lastAsked.plus(ASK_AGAIN).isAfter(world.now)) {
      ask();
    }
  }

  private void ask() {
    lastAsked = world.now;
    world
        .rules
        .questions(id, state, standing)
        .forEach(asked -> world.mail.send(id, asked.call(), asked.message()));
  }
}
