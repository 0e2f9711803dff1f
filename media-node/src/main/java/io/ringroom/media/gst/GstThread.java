package io.ringroom.media.gst;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that calls GStreamer, and a second one that watches it. A native call cannot be
 * interrupted: when one does not return in time nothing in this process can be trusted any more, so
 * the watcher only tells, and its listener is expected to end the process.
 */
public final class GstThread implements AutoCloseable {
  /** How often the watcher looks, and so how much later than the limit it may tell. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private final ScheduledExecutorService thread;
  private final Thread watcher;
  private final Duration limit;
  private final Consumer<String> onStall;
  private final Consumer<Throwable> onFault;
  private volatile @Nullable Work current;

  /**
   * @param limit longest time one task may take
   * @param onStall told, on the watcher's thread, which task is stuck
   * @param onFault told what a task threw; the thread goes on
   */
  public GstThread(Duration limit, Consumer<String> onStall, Consumer<Throwable> onFault) {
    this.limit = limit;
    this.onStall = onStall;
    this.onFault = onFault;
    this.thread = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "gst"));
    this.watcher = daemon(this::watch, "gst-watch");
    watcher.start();
  }

  /** Runs a task after those already waiting. */
  public void run(String what, Runnable task) {
    thread.execute(() -> guarded(what, task));
  }

  /** Runs a task once, the given time from now. */
  public void after(Duration pause, String what, Runnable task) {
    thread.schedule(() -> guarded(what, task), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Runs a task again and again, the given time after it ended. */
  public void every(Duration pause, String what, Runnable task) {
    thread.scheduleWithFixedDelay(
        () -> guarded(what, task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    watcher.interrupt();
  }

  /** An exception that left a task would silently end its repetition, so none does. */
  private void guarded(String what, Runnable task) {
    current = new Work(what, System.nanoTime());
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      onFault.accept(e);
    } finally {
      current = null;
    }
  }

  private void watch() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        Work work = current;
        if (work != null && System.nanoTime() - work.sinceNanos > limit.toNanos()) {
          onStall.accept(work.what);
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread made = new Thread(task, name);
    made.setDaemon(true);
    return made;
  }

  private record Work(String what, long sinceNanos) {}
}
