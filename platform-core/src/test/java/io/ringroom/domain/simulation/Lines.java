package io.ringroom.domain.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What happens on the connections: logins are answered, frames are read, cuts are noticed. */
final class Lines {
  private final World world;

  Lines(World world) {
    this.world = world;
  }

  /** One of these, for one user. */
  void step(UserHost user) {
    int chance = world.random.nextInt(8);
    if (chance == 0) {
      notice(user);
    } else if (chance < 4 && !user.down && user.reception.busy()) {
      user.reception.step();
    } else {
      read(user, world.pick(user.devices));
    }
  }

  private void notice(UserHost user) {
    List<Link> dead = new ArrayList<>(user.desk.links());
    dead.removeIf(link -> !link.cut || user.down);
    if (!dead.isEmpty()) {
      user.connections.detach(world.pick(dead));
    }
  }

  private void read(UserHost user, Device device) {
    if (!device.hasUnread()) {
      return;
    }
    OptionalLong number = device.read();
    if (user.down) {
      return;
    }
    if (user.desk.knows(device.link)) {
      number.ifPresent(seq -> user.connections.acked(device.id, seq));
    } else if (!user.reception.knows(device)) {
      // Its entity was restarted and does not know the connection: it is told to attach again.
      user.reception.arrive(device);
    }
  }

  /** Everything that can be done now without time passing; false when there was nothing. */
  boolean move() {
    boolean moved = false;
    for (UserHost user : world.users.values()) {
      for (Link link : user.desk.links()) {
        if (link.cut && !user.down) {
          user.connections.detach(link);
          moved = true;
        }
      }
      moved |= !user.down && user.reception.advance();
      for (Device device : user.devices) {
        while (device.hasUnread()) {
          read(user, device);
          moved = true;
        }
      }
    }
    return moved;
  }

  boolean quiet() {
    return world.users.values().stream()
        .noneMatch(
            user -> user.reception.busy() || !user.devices.stream().allMatch(Device::upToDate));
  }
}
