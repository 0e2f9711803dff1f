package io.ringroom.domain.simulation;

import io.ringroom.domain.ring.Admission;
import io.ringroom.domain.ring.CallOptions;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.user.JoinCall;
import io.ringroom.domain.user.PlaceCall;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** People with their devices: they dial, answer, reject, hang up, mute, and go into tunnels. */
final class Humans {
  private final World world;
  private int dialled;

  Humans(World world) {
    this.world = world;
  }

  void act() {
    if (!world.calls.isEmpty() && world.random.nextInt(50) == 0) {
      moderate(world.pick(world.calls.keySet()), world.pick(world.users.keySet()));
      return;
    }
    UserHost user = world.pick(world.users.values());
    Device device = world.pick(user.devices);
    if (user.down) {
      return;
    }
    if (!user.reception.knows(device)) {
      user.reception.arrive(device);
      return;
    }
    if (!user.desk.knows(device.link)) {
      return;
    }
    PlaceCall again = device.unanswered;
    if (again != null) {
      user.wishes.dial(device, again);
      return;
    }
    List<Map.Entry<CallId, Screen.Seen>> current = device.screen.current();
    int mishap = world.random.nextInt(60);
    if (mishap < 4) {
      device.cut();
    } else if (mishap == 4) {
      device.reload();
    } else if (!current.isEmpty() && !takesUpAnother(current)) {
      Map.Entry<CallId, Screen.Seen> one = world.pick(current);
      actIn(user, device, one.getKey(), one.getValue());
    } else if (user.state.call().isPresent() && world.random.nextInt(6) == 0) {
      CallId call = user.state.call().orElseThrow();
      device.screen.joining(call);
      world.say(device, call, new ToCall.Move(user.id, device.seat(anyTracks())));
    } else if (!world.calls.isEmpty() && world.random.nextInt(5) == 0) {
      CallId call = world.pick(world.calls.keySet());
      device.screen.joining(call);
      user.wishes.join(new JoinCall(call, device.seat(anyTracks()), null));
    } else if (dialled < world.traffic.calls()) {
      dial(user, device, somebodyElse(user.id));
    }
  }

  /** Who has put his only call on hold may dial another. */
  private boolean takesUpAnother(List<Map.Entry<CallId, Screen.Seen>> current) {
    return current.size() == 1 && current.get(0).getValue().held && world.random.nextInt(3) == 0;
  }

  /** The tenant's server does something to a call, whether or not it is alive. */
  private void moderate(CallId call, UserId user) {
    ToCall act =
        switch (world.random.nextInt(4)) {
          case 0 -> new ToCall.EndByServer(null);
          case 1 -> new ToCall.Mute(user, true, true);
          default -> new ToCall.Kick(user, world.random.nextInt(3) == 0);
        };
    world.note("server", act);
    world.mail.send("server", call, act);
  }

  private void actIn(UserHost user, Device device, CallId call, Screen.Seen seen) {
    Screen.Look look = seen.look;
    int chance = world.random.nextInt(100);
    if (world.traffic.waiting() && look == Screen.Look.IN && chance >= 74) {
      boolean other = world.random.nextInt(4) == 0;
      world.say(
          device,
          call,
          seen.held != other
              ? new ToCall.Unhold(device.user, device.id)
              : new ToCall.Hold(device.user, device.id, null));
    } else if (look == Screen.Look.RINGING) {
      if (chance < 55) {
        world.say(device, call, new ToCall.Accept(device.user, device.seat(anyTracks())));
      } else if (chance < 75) {
        world.say(device, call, new ToCall.Reject(device.user, device.id, "no"));
      } else if (chance < 85) {
        world.say(device, call, new ToCall.Hangup(device.user, device.id));
      } else if (chance < 92) {
        user.connections.ignore(device, call);
      }
    } else if (chance < 30) {
      world.say(device, call, new ToCall.Hangup(device.user, device.id));
    } else if (chance < 50) {
      Tracks tracks = anyTracks();
      world.say(
          device,
          call,
          new ToCall.SetTracks(device.user, device.id, tracks.audio(), tracks.video()));
    } else if (chance < 60) {
      world.say(
          device,
          call,
          new ToCall.InviteUsers(device.user, device.id, somebodyElse(device.user), ringTime()));
    } else if (chance < 68) {
      world.say(device, call, new ToCall.SwitchMedia(device.user, device.id, anyMedia()));
    } else if (chance < 74) {
      boolean agree = world.random.nextBoolean();
      world.say(device, call, new ToCall.AnswerMedia(device.user, device.id, agree));
    }
  }

  private MediaType anyMedia() {
    return world.random.nextBoolean() ? MediaType.VIDEO : MediaType.AUDIO;
  }

  private CallOptions anyOptions() {
    Random random = world.random;
    return CallOptions.USUAL
        .withAdmission(random.nextBoolean() ? Admission.OPEN : null)
        .withAloneGrace(random.nextInt(3) == 0 ? Duration.ofSeconds(1 + random.nextInt(15)) : null)
        .withMaxDuration(
            random.nextInt(8) == 0 ? Duration.ofSeconds(20 + random.nextInt(40)) : null)
        .withCancelPending(random.nextInt(3) == 0 ? true : null);
  }

  private Duration ringTime() {
    return Duration.ofSeconds(10 + world.random.nextInt(20));
  }

  private Tracks anyTracks() {
    return new Tracks(world.random.nextBoolean(), world.random.nextBoolean());
  }

  private List<UserId> somebodyElse(UserId me) {
    List<UserId> others = new ArrayList<>(world.users.keySet());
    others.remove(me);
    Collections.shuffle(others, world.random);
    int several = world.random.nextInt(10) < 6 ? 1 : 1 + world.random.nextInt(others.size());
    return others.subList(0, several);
  }

  void dial(UserHost user, Device device, List<UserId> callees) {
    dialled++;
    // Ids that do not sort by age are harsher on the glare rule than real ones.
    CallId id = new CallId("c%02d-%d".formatted(world.random.nextInt(90), dialled));
    PlaceCall wish =
        new PlaceCall(
            "r-" + dialled,
            id,
            new TenantId(1),
            device.seat(anyTracks()),
            callees,
            anyMedia(),
            ringTime(),
            "",
            "",
            anyOptions());
    device.unanswered = wish;
    user.wishes.dial(device, wish);
  }

  /** Once nobody wants anything more, whoever is in a call, and believes so, leaves it. */
  void hangUpSomewhere() {
    for (UserHost user : world.users.values()) {
      for (Device device : user.devices) {
        if (!world.traffic.ordered() && world.random.nextInt(3) == 0) {
          // Events that overtook each other leave a wrong picture; the page is loaded anew.
          device.reload();
        }
        boolean willing = world.random.nextInt(4) == 0;
        device.screen.current().stream()
            .filter(seen -> willing && seen.getValue().look != Screen.Look.RINGING)
            .forEach(
                seen ->
                    world.say(device, seen.getKey(), new ToCall.Hangup(device.user, device.id)));
      }
    }
  }

  boolean knowOfNoCall() {
    return world.users.values().stream()
        .flatMap(user -> user.devices.stream())
        .allMatch(device -> device.screen.current().isEmpty());
  }
}
