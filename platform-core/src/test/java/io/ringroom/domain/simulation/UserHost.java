package io.ringroom.domain.simulation;

import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Dialling;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.PlaceCall;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.User;
import io.ringroom.domain.user.UserEvent;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the actor around a user does: store, then act; ask the call again until it has answered. */
final class UserHost {
  private static final Duration ASK_AGAIN = Duration.ofSeconds(3);

  final UserId id;
  final List<Device> devices = new ArrayList<>();
  final List<UserEvent> journal = new ArrayList<>();
  final Map<CallId, Integer> offeredAtStep = new HashMap<>();
  UserState state = UserState.NEW;
  Standing standing = Standing.UNKNOWN;
  boolean down;

  private final World world;
  private @Nullable PlaceCall waiting;
  private @Nullable Device asker;
  private Instant lastAsked = Instant.MIN;

  UserHost(World world, UserId id) {
    this.world = world;
    this.id = id;
    for (String name : List.of("phone", "page")) {
      devices.add(new Device(id, new DeviceId(name)));
    }
  }

  void receive(ToUser message) {
    if (message instanceof ToUser.Offer offer) {
      offeredAtStep.putIfAbsent(offer.call(), world.step);
    }
    carryOut(world.rules.hear(id, state, standing, message, world.now));
    if (message instanceof ToUser.Verified && !down) {
      answerWhoWaits();
    }
  }

  void dial(Device device, PlaceCall wish) {
    Dialling dialling = User.dial(id, state, standing, wish, world.now);
    if (dialling instanceof Dialling.Placed placed) {
      carryOut(placed.verdict());
      lastAsked = world.now;
      if (!down) {
        device.dialled(placed.call());
      }
    } else if (dialling instanceof Dialling.AlreadyPlaced already) {
      device.dialled(already.call());
    } else if (dialling instanceof Dialling.Answer answer) {
      device.unanswered = null;
      world.say(device, answer.call(), answer.accept());
    } else if (dialling instanceof Dialling.AskFirst ask) {
      waiting = wish;
      asker = device;
      world.mail.send(id, ask.engaged(), ask.question());
    }
  }

  private void answerWhoWaits() {
    PlaceCall wish = waiting;
    Device device = asker;
    waiting = null;
    asker = null;
    if (wish != null && device != null) {
      if (state.engagement() == null) {
        dial(device, wish);
      } else {
        device.refused(wish.call(), ErrorCode.ALREADY_IN_CALL);
      }
    }
  }

  private void carryOut(Verdict verdict) {
    for (UserEvent event : verdict.events()) {
      if (event instanceof UserEvent.Engaged engaged && wasReleased(engaged.engagement().call())) {
        world.tally.engagedAgain++;
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

  private boolean wasReleased(CallId call) {
    return journal.stream()
        .anyMatch(event -> event instanceof UserEvent.Released gone && gone.call().equals(call));
  }

  private void carryOut(Effect effect) {
    if (effect instanceof Effect.Tell tell) {
      if (tell.message() instanceof ToCall.Busy) {
        world.audit.busy(this, tell.call());
      }
      world.mail.send(id, tell.call(), tell.message());
    } else if (effect instanceof Effect.Show show) {
      for (Device device : devices) {
        if (show.audience().includes(device.id)) {
          show(device, show.event());
        }
      }
    } else if (effect instanceof Effect.SayWhetherConnected say) {
      sayWhetherConnected(say.call(), say.device());
    }
  }

  private void show(Device device, ClientEvent event) {
    world.note(device, event);
    device.told(event);
    if (event instanceof ClientEvent.CallReceived received) {
      world.audit.ring(this, received.callId());
      if (device.connected) {
        acknowledge(device, received.callId());
      }
    }
  }

  private void acknowledge(Device device, CallId call) {
    world.mail.send(device, call, new ToCall.Rang(id));
  }

  private void sayWhetherConnected(CallId call, @Nullable DeviceId which) {
    for (Device device : devices) {
      if (device.id.equals(which)) {
        world.mail.send(
            id,
            call,
            device.connected ? new ToCall.Back(id, device.id) : new ToCall.Lost(id, device.id));
      }
    }
  }

  void lost(Device device) {
    device.connected = false;
    state.call().ifPresent(call -> world.mail.send(id, call, new ToCall.Lost(id, device.id)));
  }

  void back(Device device) {
    device.connected = true;
    Engagement engagement = state.engagement();
    if (engagement != null) {
      world.mail.send(id, engagement.call(), new ToCall.Back(id, device.id));
    }
  }

  void crash() {
    world.note(id, "dies");
    world.tally.crashes++;
    world.mail.lose(id);
    standing = Standing.UNKNOWN;
    waiting = null;
    asker = null;
    down = true;
    devices.forEach(device -> device.needsSync = true);
  }

  void restart() {
    world.note(id, "restarts");
    down = false;
    state = UserState.NEW;
    journal.forEach(event -> state = state.evolve(event));
    ask();
    devices.stream().filter(device -> device.connected).forEach(this::back);
  }

  void timePassed() {
    if (!lastAsked.plus(ASK_AGAIN).isAfter(world.now)) {
      ask();
    }
  }

  private void ask() {
    lastAsked = world.now;
    User.question(id, state, standing)
        .ifPresent(question -> state.call().ifPresent(call -> world.mail.send(id, call, question)));
  }
}
