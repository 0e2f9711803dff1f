package io.ringroom.media.mix;

/**
 * How much work encoders may do: less when mixing is close to missing its tick, more again when
 * there is time. Observes how long each tick took.
 */
public final class Complexity {
  /** From 7 on the encoder analyses what it hears, which several voices at once are worth. */
  static final int BEST = 9;

  /** Ticks looked at before it changes: 5 s. */
  static final int WINDOW = 250;

  /** Slower than this in the slowest hundredth: what else happens on the machine has no room. */
  private static final long SLOW_MICROS = 8_000;

  /** Faster than this there is room for a step up, which may double the time. */
  private static final long FAST_MICROS = 3_000;

  private static final int[] STEPS = {0, 2, 5, BEST};

  private int step = STEPS.length - 1;
  private int ticks;
  private int slow;
  private int notFast;

  /**
   * @return whether {@link #level} is another one now
   */
  public boolean onTick(long busyMicros) {
    ticks++;
    slow += busyMicros > SLOW_MICROS ? 1 : 0;
    notFast += busyMicros > FAST_MICROS ? 1 : 0;
    if (ticks < WINDOW) {
      return false;
    }
    int before = step;
    if (slow > WINDOW / 100) {
      step = Math.max(0, step - 1);
    } else if (notFast <= WINDOW / 100) {
      step = Math.min(STEPS.length - 1, step + 1);
    }
    ticks = 0;
    slow = 0;
    notFast = 0;
    return step != before;
  }

  public int level() {
    return STEPS[step];
  }
}
