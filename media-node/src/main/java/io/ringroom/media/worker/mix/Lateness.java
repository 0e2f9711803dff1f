package io.ringroom.media.worker.mix;

import java.util.Optional;

/**
 * Notices when mixing had no time: a tick that was left out is a gap in what everybody hears. Tells
 * of it some times a minute at most.
 */
final class Lateness {
  private static final long QUIET_MICROS = 10_000_000;

  private long toldMicros = -QUIET_MICROS;
  private long missed;
  private long worstMicros;

  /**
   * @param missedTicks how many were left out before this one
   * @param lateMicros how late this one is
   * @return what to tell people, when it is time to
   */
  Optional<String> onTick(long missedTicks, long lateMicros, long nowMicros) {
    if (missedTicks > 0) {
      missed += missedTicks;
      worstMicros = Math.max(worstMicros, lateMicros);
    }
    if (missed == 0 || nowMicros - toldMicros < QUIET_MICROS) {
      return Optional.empty();
    }
    String words =
        "mixing was late by up to %d ms and left out %d ms of sound: no processor was free"
            .formatted(worstMicros / 1_000, missed * 20);
    toldMicros = nowMicros;
    missed = 0;
    worstMicros = 0;
    return Optional.of(words);
  }
}
