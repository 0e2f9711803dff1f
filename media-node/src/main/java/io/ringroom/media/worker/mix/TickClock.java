package io.ringroom.media.worker.mix;

import io.ringroom.media.mix.Sound;

/**
 * When to mix: every 20 ms, by the clock and not by the work. What a thread that got no processor
 * has missed is made up for, each tick as if it had come in time, because listeners can wait some
 * moments for a packet but not go without it; what is longer ago is left out, as nobody waits so
 * long. Times in microseconds.
 */
final class TickClock {
  /** Longer than this, and receivers have filled the gap themselves. */
  static final long MOST_MADE_UP_MICROS = 100_000;

  private long dueMicros;

  /** The first tick is a frame from now. */
  void begin(long nowMicros) {
    dueMicros = nowMicros + Sound.FRAME_MICROS;
  }

  /** How long until the next tick is due; negative when it is late. */
  long untilDue(long nowMicros) {
    return dueMicros - nowMicros;
  }

  boolean isDue(long nowMicros) {
    return nowMicros >= dueMicros;
  }

  /**
   * Leaves out the ticks for which it is too late.
   *
   * @return how many
   */
  long leaveOut(long nowMicros) {
    long late = nowMicros - dueMicros;
    long missed = late > MOST_MADE_UP_MICROS ? late / Sound.FRAME_MICROS : 0;
    dueMicros += missed * Sound.FRAME_MICROS;
    return missed;
  }

  /** Takes the next tick: the time at which it was due. */
  long next() {
    long at = dueMicros;
    dueMicros += Sound.FRAME_MICROS;
    return at;
  }
}
