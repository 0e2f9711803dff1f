package io.ringroom.domain.simulation;

/** What happened in many schedules, for the figures and for the tests that seed faults. */
final class Tally {
  int calls;
  int crashes;
  int rings;
  int ghostRings;
  int busy;
  int falseBusy;
  int merged;

  /** Users who engaged once more in a call they had been released from. */
  int engagedAgain;

  @Override
  public String toString() {
    return "calls=%d crashes=%d rings=%d ghostRings=%d busy=%d falseBusy=%d merged=%d engagedAgain=%d"
        .formatted(calls, crashes, rings, ghostRings, busy, falseBusy, merged, engagedAgain);
  }
}
