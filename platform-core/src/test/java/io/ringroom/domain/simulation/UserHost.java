package io.ringroom.domain.simulation;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.user.StreamOfUser;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Circumstances;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.Role;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.UserEvent;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
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

  private void carryOut(Verdict verdict) {
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

  private void carryOut(Effect effect) {
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

  /**
   * A login whose calls have said how they stand is answered.
   *
   * @return false when they have to be asked again
   */
  boolean admit(Login login, List<Engagement> asked, List<CallCommand.Seen> seen) {
    boolean current = !world.rules.outdated(asked, state, standing, seen);
    if (current) {
      greet(login, StreamOfUser.greeting(id, state, standing, seen));
    }
    return current;
  }

  private void greet(Login login, StreamOfUser.Greeting greeting) {
    carryOut(greeting.verdict());
    if (!down) {
      DeviceId device = login.link().device.id;
      desk.greet(login, greeting, state.calls());
      greeting.calls().stream()
          .filter(call -> !desk.ignores(device, call))
          .forEach(call -> greetCall(call, device));
    }
  }

  /** The call learns that its member is back, or that one of its invitee's devices rings. */
  private void greetCall(CallView call, DeviceId device) {
    if (device.equals(call.device())) {
      world.mail.send(id, call.callId(), new ToCall.Back(id, device));
    } else if (call.deadline() != null) {
      world.mail.send(id, call.callId(), new ToCall.Rang(id));
    }
  }

  /** One device silences a call that goes on ringing on the others. */
  void ignore(Device device, CallId call) {
    if (state.engagedIn(call)) {
      desk.ignore(device.id, call);
      device.screen.silence(call);
    }
  }

  void acked(long seq) {
    desk.heard(seq)
        .filter(state::engagedIn)
        .ifPresent(call -> world.mail.send(id, call, new ToCall.Rang(id)));
  }

  /** The platform notices that a connection is gone. */
  void detach(Link link) {
    if (desk.detach(link)) {
      world.note(link.device, "is lost");
      state.calls().forEach(call -> world.mail.send(id, call, new ToCall.Lost(id, link.device.id)));
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
