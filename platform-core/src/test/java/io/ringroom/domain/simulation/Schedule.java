package io.ringroom.domain.simulation;

import java.util.List;

/**
 * One schedule: its kind and its seed decide everything that happens in it.
 *
 * @param steps how many random steps it takes before everybody comes to rest
 */
record Schedule(Play play, long seed, int steps, Rules rules) {

  Schedule(Play play, long seed, Rules rules) {
    this(play, seed, play.traffic.steps(), rules);
  }

  /** The rules it breaks, in words. */
  List<String> faults(Tally tally) {
    return played(tally, false).audit.faults;
  }

  World played() {
    return played(new Tally(), false);
  }

  /** The same with what happens in it, line by line. */
  World told() {
    return played(new Tally(), true);
  }

  private World played(Tally tally, boolean told) {
    World world = new World(seed, play.traffic.cutTo(steps), rules, tally, told);
    try {
      return play.play(world);
    } catch (RuntimeException | AssertionError fault) {
      world.audit.faults.add(fault + " at " + List.of(fault.getStackTrace()).subList(0, 4));
      return world;
    }
  }

  /**
   * The same schedule broken off as early as it still breaks a rule. Its random steps are the same
   * up to there, so this is cheap, and the story is as short as coming to rest allows.
   */
  Schedule shortest() {
    for (int fewer = 0; fewer < steps; fewer++) {
      Schedule shorter = new Schedule(play, seed, fewer, rules);
      if (!shorter.faults(new Tally()).isEmpty()) {
        return shorter;
      }
    }
    return this;
  }

  /** What is broken, and what to type to see it happen. */
  String report() {
    return "%s seed %d: %s\n  again: ops/bin/simulate --play %s --seed %d --steps %d"
        .formatted(play, seed, faults(new Tally()).get(0), play, seed, steps);
  }
}
