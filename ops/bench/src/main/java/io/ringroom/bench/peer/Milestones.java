package io.ringroom.bench.peer;

import java.util.concurrent.atomic.AtomicLongArray;

/** When a peer got how far, counted from its beginning. */
public final class Milestones {
  /** In this order. */
  public enum Step {
    ICE,
    DTLS,
    FIRST_PACKET
  }

  private final AtomicLongArray at = new AtomicLongArray(Step.values().length);
  private volatile long beginning = System.nanoTime();

  /** The clock starts now: the peer asks to be let in. */
  public void begin() {
    beginning = System.nanoTime();
  }

  void reach(Step step) {
    at.compareAndSet(step.ordinal(), 0, System.nanoTime());
  }

  /** Microseconds from the beginning; −1 when it never came to that. */
  public long micros(Step step) {
    long reached = at.get(step.ordinal());
    return reached == 0 ? -1 : (reached - beginning) / 1_000;
  }
}
