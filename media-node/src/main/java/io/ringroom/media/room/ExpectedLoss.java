package io.ringroom.media.room;

/**
 * What a mix provides for: the loss of the worst of its listeners, in steps, since every change
 * changes the sound of all. Up at once, down when it has been better for a while.
 */
final class ExpectedLoss {
  /** How long it must be better. */
  private static final long CALM_MICROS = 15_000_000;

  private static final int[] STEPS = {0, 5, 10, 20};

  private int step;
  private long neededMicros = Long.MIN_VALUE / 2;

  /**
   * @param percent what the worst listener has reported last
   * @return what to provide for, percent
   */
  int onReport(int percent, long nowMicros) {
    int needed = 0;
    while (needed < STEPS.length - 1 && percent > STEPS[needed] / 2) {
      needed++;
    }
    if (needed >= step) {
      step = needed;
      neededMicros = nowMicros;
    } else if (nowMicros - neededMicros > CALM_MICROS) {
      step--;
      neededMicros = nowMicros;
    }
    return STEPS[step];
  }
}
