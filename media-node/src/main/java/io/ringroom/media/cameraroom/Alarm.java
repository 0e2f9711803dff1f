package io.ringroom.media.cameraroom;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does something later, unless it is called off. */
@FunctionalInterface
public interface Alarm {
  /**
   * @return calls it off; without effect once it has rung
   */
  Runnable after(Duration delay, Runnable task);

  /** On a thread of the executor. */
  static Alarm on(ScheduledExecutorService executor) {
    return (delay, task) -> {
      ScheduledFuture<?> set = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> set.cancel(false);
    };
  }
}
