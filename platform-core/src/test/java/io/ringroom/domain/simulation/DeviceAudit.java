package io.ringroom.domain.simulation;

import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.simulation.Screen.Seen;
import io.ringroom.id.CallId;
import java.util.List;

/**
 * What every device was told. A device that lived through a crash was shown the whole and may hear
 * a thing twice; every other device hears each thing exactly once.
 */
final class DeviceAudit {
  private final World world;
  private final List<String> faults;

  DeviceAudit(World world, List<String> faults) {
    this.world = world;
    this.faults = faults;
  }

  void run() {
    for (UserHost user : world.users.values()) {
      for (Device device : user.devices) {
        if (!device.upToDate()) {
          faults.add(device + " has not heard everything");
        }
        device
            .screen
            .current()
            .forEach(
                left ->
                    faults.add(
                        device
                            + " still shows (I4) "
                            + left.getKey()
                            + " as "
                            + left.getValue().look));
        device.screen.calls.forEach((call, seen) -> audit(device, call, seen));
      }
    }
  }

  private void audit(Device device, CallId call, Seen seen) {
    if (seen.resynced || world.traffic.crashes() > 0 || comesAgain(device, call)) {
      return;
    }
    boolean knewOfIt = seen.rings > 0 || seen.dialled || seen.begins > 0;
    require(!knewOfIt || seen.terminals() == 1, device, call, "was told of no end, or of two");
    require(seen.rings <= 1, device, call, "rang twice");
    require(seen.begins <= 1, device, call, "began twice");
    require(
        seen.begins == 0 || seen.ends + seen.moves == 1, device, call, "began and was not ended");
    require(seen.ends == 0 || seen.begins == 1, device, call, "ended and had not begun");
    require(seen.afterwards == 0, device, call, "was told more after the end");
    if (seen.ends == 1 && world.host(call).state instanceof Over over) {
      boolean stayed = People.has(world.host(call).beforeItsEnd(), device.user);
      require(
          !stayed || seen.totalTime == over.totalTime(),
          device,
          call,
          "heard another duration (I7)");
    }
  }

  /** Who is asked several times, or comes by himself, is told as often; then counts say nothing. */
  private boolean comesAgain(Device device, CallId call) {
    return People.comesAgain(world.host(call), world.host(device.user));
  }

  private void require(boolean holds, Device device, CallId call, String otherwise) {
    if (!holds) {
      faults.add("%s of %s: %s".formatted(device, call, otherwise));
    }
  }
}
