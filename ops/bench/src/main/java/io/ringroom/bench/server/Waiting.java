package io.ringroom.bench.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for what a process does by itself. */
public final class Waiting {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 20;

  private Waiting() {}

  /**
   * Until the value is there.
   *
   * @throws IllegalStateException after a minute without it
   */
  public static <T> T until(String what, Supplier<@Nullable T> value) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      T found = value.get();
      if (found != null) {
        return found;
      }
      pause(Duration.ofMillis(LOOK_MILLIS));
    }
    throw new IllegalStateException(what + " did not come within " + LIMIT.toSeconds() + " s");
  }

  /** Lets the measured time pass. */
  public static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
    }
  }
}
