package io.ringroom.domain.simulation;

/**
 * How rough a schedule is.
 *
 * @param users how many people there are, with two or three devices each
 * @param calls the most calls they dial
 * @param steps how many random steps before everybody comes to rest
 * @param duplicated share of messages that are delivered a second time, late
 * @param crashes share of steps in which an entity, or the whole process, is killed
 * @param ordered whether two entities hear each other's messages in the order they were sent, as
 *     actors do, or in any order
 */
record Traffic(
    int users, int calls, int steps, double duplicated, double crashes, boolean ordered) {

  /** Actors in one process: order kept between two of them, entities and the process die. */
  static final Traffic ORDERED = new Traffic(3, 4, 130, 0.1, 0.04, true);

  /** Harsher than any cluster: every message may overtake every other. */
  static final Traffic UNORDERED = new Traffic(3, 4, 130, 0.25, 0.02, false);

  /** Nothing dies: every device must be told everything exactly once. */
  static final Traffic CALM = new Traffic(3, 4, 130, 0.1, 0, true);

  Traffic with(int moreUsers, int moreCalls) {
    return new Traffic(moreUsers, moreCalls, steps, duplicated, crashes, ordered);
  }
}
