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
 * @param waiting whether a second call may wait for who is in one
 */
record Traffic(
    int users,
    int calls,
    int steps,
    double duplicated,
    double crashes,
    boolean ordered,
    boolean waiting) {

  Traffic(int users, int calls, int steps, double duplicated, double crashes, boolean ordered) {
    this(users, calls, steps, duplicated, crashes, ordered, false);
  }

  Traffic withWaiting() {
    return new Traffic(users, calls, steps, duplicated, crashes, ordered, true);
  }

  /** The same for fewer steps: a schedule of the same seed is the same up to there. */
  Traffic cutTo(int fewerSteps) {
    return new Traffic(users, calls, fewerSteps, duplicated, crashes, ordered, waiting);
  }
}
