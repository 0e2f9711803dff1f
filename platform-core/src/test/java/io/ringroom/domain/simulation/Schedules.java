package io.ringroom.domain.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Many schedules of one kind of traffic. */
record Schedules(int count, Traffic traffic, Rules rules, Function<World, World> play) {

  static Schedules of(int count, Traffic traffic) {
    return new Schedules(count, traffic, Rules.REAL, World::run);
  }

  Schedules under(Rules faulty) {
    return new Schedules(count, traffic, faulty, play);
  }

  Schedules played(Function<World, World> way) {
    return new Schedules(count, traffic, rules, way);
  }

  /** Fails with the seed, and what to type to see it again, if any schedule breaks a rule. */
  Tally mustHold() {
    Tally tally = new Tally();
    List<String> broken = broken(tally, 5);
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("\n", broken) + "\nso far: " + tally);
    }
    return tally;
  }

  /** How many schedules break a rule. */
  int broken(Tally tally) {
    return broken(tally, Integer.MAX_VALUE).size();
  }

  private List<String> broken(Tally tally, int atMost) {
    List<String> broken = new ArrayList<>();
    Long only = Long.getLong("ringroom.seed");
    long first = only == null ? 0 : only;
    long last = only == null ? count : only + 1;
    for (long seed = first; seed < last && broken.size() < atMost; seed++) {
      World world = new World(seed, traffic, rules, tally);
      List<String> faults = run(world);
      if (!faults.isEmpty()) {
        broken.add("seed " + seed + " (-Dringroom.seed=" + seed + "): " + faults.get(0));
        broken.addAll(world.story);
      }
    }
    return broken;
  }

  private List<String> run(World world) {
    try {
      return play.apply(world).audit.faults;
    } catch (RuntimeException | AssertionError fault) {
      return List.of(fault.toString() + " at " + List.of(fault.getStackTrace()).subList(0, 4));
    }
  }
}
