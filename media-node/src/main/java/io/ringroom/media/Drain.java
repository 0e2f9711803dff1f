package io.ringroom.media;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a node that other nodes can replace: what runs is let run, for so long. */
final class Drain {
  private static final Logger log = LoggerFactory.getLogger(Drain.class);
  private static final long LOOK_EVERY_MILLIS = 250;
  private static final long ANSWER_MILLIS = 2_000;

  private Drain() {}

  /**
   * Returns when no room is left, the media thread is stuck, or the time is up.
   *
   * @param begin makes the node take no new rooms; gives how many it has
   * @param rooms how many there are
   */
  static void until(
      Supplier<? extends CompletionStage<Integer>> begin,
      Supplier<? extends CompletionStage<Integer>> rooms,
      Duration within)
      throws InterruptedException {
    long began = System.nanoTime();
    try {
      int left = within.isZero() ? 0 : asked(begin);
      while (left > 0 && System.nanoTime() - began < within.toNanos()) {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        left = asked(rooms);
      }
      log.info("drained, {} rooms left", left);
    } catch (ExecutionException | TimeoutException e) {
      log.error("the media thread does not answer, nothing is waited for", e);
    }
  }

  private static int asked(Supplier<? extends CompletionStage<Integer>> rooms)
      throws InterruptedException, ExecutionException, TimeoutException {
    return rooms.get().toCompletableFuture().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
  }
}
