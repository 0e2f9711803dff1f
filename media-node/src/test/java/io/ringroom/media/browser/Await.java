package io.ringroom.media.browser;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, and says what is missing when it does not come true. */
public final class Await {
  private Await() {}

  /** Until the value is there. */
  public static <T> T value(String what, Duration limit, Supplier<Optional<T>> value) {
    long end = System.nanoTime() + limit.toNanos();
    Optional<T> found = value.get();
    while (found.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(what + " did not come within " + limit);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      found = value.get();
    }
    return found.get();
  }

  /** Until the condition holds; the reason is asked for only when it does not. */
  public static void that(Supplier<String> reason, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(reason.get() + " (waited " + limit + ")");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
