package io.ringroom.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A process that is kept running: started, watched until it is ready, and started again whenever it
 * ends before it is asked to. If it ends before it was ever ready, that is a failed start instead.
 */
final class Supervised {

  private static final Duration PROBE_EVERY = Duration.ofMillis(50);
  private static final Duration COMPLAIN_EVERY = Duration.ofSeconds(10);

  private final ChildSpec spec;
  private final Readiness readiness;
  private final Console console;
  private final Thread keeper;
  private final CompletableFuture<Duration> firstReady = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile String missing = "has not begun";

  /** The running process; guarded by this. */
  private @Nullable ChildProcess child;

  Supervised(ChildSpec spec, Readiness readiness, Console console) {
    this.spec = spec;
    this.readiness = readiness;
    this.console = console;
    this.keeper = new Thread(this::keep, "keep-" + spec.name());
    keeper.setDaemon(true);
  }

  void start() {
    keeper.start();
  }

  /**
   * Waits until it is ready for the first time.
   *
   * @return how long that took
   * @throws StartFailure when it ended instead, or was not ready within the limit
   */
  Duration awaitReady(Duration limit) throws InterruptedException {
    try {
      return firstReady.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StartFailure failure
          ? failure
          : new StartFailure(spec.name() + " cannot be started", e);
    } catch (TimeoutException e) {
      throw new StartFailure(
          "%s is not ready after %s: %s%n%s"
              .formatted(spec.name(), Console.seconds(limit), missing, LogTail.of(spec.log())),
          e);
    }
  }

  /** Stops the process, by force after the limit, and does not start it again. */
  void stop(Duration limit) {
    ChildProcess last;
    synchronized (this) {
      stopping.countDown();
      last = child;
    }
    if (last != null && !last.stop(limit)) {
      console.say(spec.name() + " did not stop within " + Console.seconds(limit) + ", killed");
    }
  }

  private void keep() {
    RestartPause pause = RestartPause.first();
    try {
      while (stopping.getCount() > 0) {
        long begun = System.nanoTime();
        int code = runOnce();
        if (stopping.getCount() == 0) {
          return;
        }
        pause = pause.afterLiving(since(begun));
        report(code, pause);
        if (stopping.await(pause.next().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        pause = pause.longer();
      }
    } catch (IOException e) {
      firstReady.completeExceptionally(
          new StartFailure(spec.name() + " cannot be started: " + e.getMessage(), e));
      console.say(spec.name() + " cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int runOnce() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    ChildProcess running;
    synchronized (this) {
      if (stopping.getCount() == 0) {
        return 0;
      }
      running = ChildProcess.start(spec);
      child = running;
    }
    watchUntilReady(running, begun);
    return running.exitCode();
  }

  private void watchUntilReady(ChildProcess running, long begun) throws InterruptedException {
    Duration complaint = COMPLAIN_EVERY;
    while (!running.hasEnded(PROBE_EVERY)) {
      Optional<String> stillMissing = readiness.missing();
      Duration waited = since(begun);
      if (stillMissing.isEmpty()) {
        if (!firstReady.complete(waited)) {
          console.say(spec.name() + " is ready again after " + Console.seconds(waited));
        }
        return;
      }
      missing = stillMissing.get();
      if (waited.compareTo(complaint) >= 0) {
        console.say("still waiting: " + spec.name() + " " + missing);
        complaint = complaint.plus(COMPLAIN_EVERY);
      }
    }
  }

  private void report(int code, RestartPause pause) {
    boolean neverReady =
        firstReady.completeExceptionally(
            new StartFailure(
                "%s ended with code %d before it was ready.%n%s"
                    .formatted(spec.name(), code, LogTail.of(spec.log()))));
    if (neverReady) {
      stopping.countDown();
    } else {
      console.say(
          "%s ended with code %d, starting it again in %d ms (its log: %s)"
              .formatted(spec.name(), code, pause.next().toMillis(), spec.log()));
    }
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
