package io.ringroom.domain.simulation;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.protocol.client.EndReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two people dial each other at the same moment: always one call, never two engaged tones. */
class GlareTest {
  private static final int PAIRS = Integer.getInteger("ringroom.schedules", 10_000);
  static final Traffic PAIR = new Traffic(2, 2, 0, 0.25, 0, false);

  @Test
  @Tag("row-13")
  void two_who_call_each_other_at_once_are_connected() {
    Schedules.of(PAIRS, PAIR).played(GlareTest::mustMerge).mustHold();
  }

  @Test
  void they_are_connected_when_order_is_kept_and_every_device_is_told_of_the_merge() {
    Schedules.of(PAIRS, new Traffic(2, 2, 0, 0.1, 0, true))
        .played(world -> toldOfTheMerge(mustMerge(world)))
        .mustHold();
  }

  @Test
  @Tag("row-13")
  void they_are_connected_even_if_entities_die_while_it_happens() {
    Schedules.of(PAIRS, new Traffic(2, 2, 0, 0.1, 0.1, true))
        .played(GlareTest::mustMerge)
        .mustHold();
  }

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
      world.audit.faults.add(active + " calls are active");
    }
    for (CallHost call : world.calls.values()) {
      if (call.state instanceof Over over && over.reason() == EndReason.LINE_BUSY) {
        world.audit.faults.add(call.id + " was answered by an engaged tone");
      }
    }
    return world;
  }

  private static World toldOfTheMerge(World world) {
    for (UserHost user : world.users.values()) {
      Device device = user.devices.get(0);
      int merges = device.screen.calls.values().stream().mapToInt(seen -> seen.merges).sum();
      int begins = device.screen.calls.values().stream().mapToInt(seen -> seen.begins).sum();
      boolean gaveWay = device.screen.calls.size() == 2;
      if (begins != 1 || merges != (gaveWay ? 1 : 0)) {
        world.audit.faults.add(
            device + " was told of " + merges + " merges, " + begins + " begins");
      }
    }
    return world;
  }
}
