package io.ringroom.domain.simulation;

import java.util.List;

/** What happened in many schedules. */
final class Tally {
  int calls;
  int crashes;
  int rings;
  int ghostRings;
  int busy;
  int merged;

  static Tally sum(List<Tally> parts) {
    Tally sum = new Tally();
    for (Tally part : parts) {
      sum.calls += part.calls;
      sum.crashes += part.crashes;
      sum.rings += part.rings;
      sum.ghostRings += part.ghostRings;
      sum.busy += part.busy;
      sum.merged += part.merged;
    }
    return sum;
  }

  @Override
  public String toString() {
    return "calls=%d crashes=%d rings=%d ghostRings=%d busy=%d merged=%d"
        .formatted(calls, crashes, rings, ghostRings, busy, merged);
  }
}
