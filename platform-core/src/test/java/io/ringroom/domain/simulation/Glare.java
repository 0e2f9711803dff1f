package io.ringroom.domain.simulation;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.protocol.client.EndReason;

/** Two people dial each other at the same moment: I5, always one call, never two engaged tones. */
final class Glare {
  private Glare() {}

  static World mustMerge(World world) {
    world.runGlare();
    boolean bothStarted =
        world.calls.values().stream()
            .allMatch(call -> call.journal.stream().anyMatch(e -> e instanceof CallEvent.Started));
    long active =
        world.calls.values().stream()
            .filter(call -> call.state instanceof Live live && live.beganAt() != null)
            .count();
    // A dial that died before its call heard of it is dialled again by hand.
    if (bothStarted && world.calls.size() == 2 && active != 1) {
      world.audit.faults.add("I5: " + active + " calls are active");
    }
    for (CallHost call : world.calls.values()) {
      if (call.state instanceof Over over && over.reason() == EndReason.LINE_BUSY) {
        world.audit.faults.add("I5: " + call.id + " was answered by an engaged tone");
      }
    }
    return world;
  }

  static World mustMergeAndBeTold(World world) {
    mustMerge(world);
    for (UserHost user : world.users.values()) {
      Device device = user.devices.get(0);
      int merges = device.screen.calls.values().stream().mapToInt(seen -> seen.merges).sum();
      int begins = device.screen.calls.values().stream().mapToInt(seen -> seen.begins).sum();
      boolean gaveWay = device.screen.calls.size() == 2;
      if (begins != 1 || merges != (gaveWay ? 1 : 0)) {
        world.audit.faults.add(
            "I5: " + device + " was told of " + merges + " merges, " + begins + " begins");
      }
    }
    return world;
  }
}
