package io.ringroom.media.room;

import java.util.Optional;

/** Notices when a member's media begins, stops and goes on. */
final class FlowWatch {
  /** Silence this long is reported. Shorter: every hiccup of a network is news. */
  static final long STALLED_MICROS = 5_000_000;

  private enum State {
    WAITING,
    FLOWING,
    STALLED
  }

  private State state = State.WAITING;
  private long expectedSince;
  private boolean expected;

  /**
   * @param publishes whether he may send anything at all
   * @param lastPacketMicros when his last packet came; −1 for never
   * @return the state to report, when it changed
   */
  Optional<String> look(boolean publishes, long lastPacketMicros, long nowMicros) {
    if (publishes && !expected) {
      expectedSince = nowMicros;
    }
    expected = publishes;
    long since = Math.max(expectedSince, lastPacketMicros);
    boolean fresh = lastPacketMicros >= 0 && nowMicros - lastPacketMicros < STALLED_MICROS;
    if (fresh && state != State.FLOWING) {
      state = State.FLOWING;
      return Optional.of("flowing");
    }
    if (!fresh && publishes && state != State.STALLED && nowMicros - since >= STALLED_MICROS) {
      state = State.STALLED;
      return Optional.of("stalled");
    }
    return Optional.empty();
  }
}
