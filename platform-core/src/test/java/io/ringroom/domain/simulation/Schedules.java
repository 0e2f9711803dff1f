package io.ringroom.domain.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Many schedules of one kind, by the seeds from 0 on. */
record Schedules(int count, Play play, Rules rules) {

  static Schedules of(int count, Play play) {
    return new Schedules(count, play, Rules.REAL);
  }

  /** Fails with the seed, and what to type to see it again, if any schedule breaks a rule. */
  Tally mustHold() {
    Tally tally = new Tally();
    List<String> broken = new ArrayList<>();
    for (long seed = 0; seed < count && broken.size() < 5; seed++) {
      Schedule schedule = new Schedule(play, seed, rules);
      if (!schedule.faults(tally).isEmpty()) {
        broken.add(schedule.shortest().report());
      }
    }
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("\n", broken) + "\nso far: " + tally);
    }
    return tally;
  }

  /** After how many schedules the first broken rule is seen; empty when none of them shows one. */
  OptionalInt firstBroken() {
    Tally tally = new Tally();
    return IntStream.range(0, count)
        .filter(seed -> !new Schedule(play, seed, rules).faults(tally).isEmpty())
        .map(seed -> seed + 1)
        .findFirst();
  }
}
