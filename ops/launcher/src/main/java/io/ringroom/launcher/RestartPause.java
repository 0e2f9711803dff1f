package io.ringroom.launcher;

import java.time.Duration;

/**
 * How long to wait before a process that ended is started again: hardly at all the first time, so
 * that calls feel little of it, then twice as long each time it ends again soon.
 *
 * @param next what the next restart waits
 */
record RestartPause(Duration next) {

  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** A process that ran for so long was well; its end has a new cause. */
  private static final Duration WELL = Duration.ofSeconds(10);

  static RestartPause first() {
    return new RestartPause(SHORTEST);
  }

  /** The pause to take now, given how long the process that just ended had lived. */
  RestartPause afterLiving(Duration lived) {
    return lived.compareTo(WELL) >= 0 ? first() : this;
  }

  /** The pause of the time after this one. */
  RestartPause longer() {
    Duration twice = next.multipliedBy(2);
    return new RestartPause(twice.compareTo(LONGEST) < 0 ? twice : LONGEST);
  }
}
