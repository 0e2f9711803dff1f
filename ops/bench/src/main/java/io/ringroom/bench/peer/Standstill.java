package io.ringroom.bench.peer;

import io.ringroom.media.transport.MediaLoop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Notices when a loop does not turn for a while. */
final class Standstill {
  private static final Duration LOOK = Duration.ofMillis(5);

  private final AtomicLong longestMicros = new AtomicLong();

  /** Looks after this loop as long as it lives. */
  void watch(MediaLoop loop) {
    loop.execute(() -> loop.every(LOOK, look()));
  }

  private LongConsumer look() {
    long[] last = {MediaLoop.nowMicros()};
    return now -> {
      longestMicros.accumulateAndGet(now - last[0], Math::max);
      last[0] = now;
    };
  }

  /** The longest since this was last asked. */
  long takeMillis() {
    return longestMicros.getAndSet(0) / 1_000;
  }
}
