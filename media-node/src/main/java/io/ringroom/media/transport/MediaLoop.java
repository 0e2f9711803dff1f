package io.ringroom.media.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns all sockets, rooms and connections, so that nothing of them needs a
 * lock. Runs what is handed to it, timers, and the handlers of ready sockets; sleeps otherwise, so
 * a node without connections costs nothing.
 */
public final class MediaLoop implements Executor, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MediaLoop.class);

  /** More waiting tasks than this means the thread is stuck: producers must feel it. */
  private static final int MAX_TASKS = 10_000;

  /** How long a producer waits for room before it is refused. */
  private static final long OFFER_MILLIS = 1_000;

  private static final long CLOSE_MILLIS = 1_000;

  private final Selector selector;
  private final BlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(MAX_TASKS);
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(timer -> timer.dueMicros));
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread thread;

  /** Called when a socket may be read; the argument is the time, microseconds. */
  public interface Readable {
    void read(long nowMicros) throws IOException;
  }

  /** Something to be done later, on the loop. */
  public static final class Timer {
    private final long dueMicros;
    private final Runnable action;
    private boolean cancelled;

    private Timer(long dueMicros, Runnable action) {
      this.dueMicros = dueMicros;
      this.action = action;
    }

    /** On the loop only. */
    public void cancel() {
      cancelled = true;
    }
  }

  public MediaLoop() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector for media sockets", e);
    }
    thread = new Thread(this::run, "media-io");
    thread.setDaemon(true);
  }

  public MediaLoop start() {
    thread.start();
    return this;
  }

  /** The loop's time: microseconds of a clock that never jumps. */
  public static long nowMicros() {
    return System.nanoTime() / 1_000;
  }

  /**
   * Runs the task on the loop, soon. From other threads.
   *
   * @throws RejectedExecutionException when the loop is closed or has been stuck for a second
   */
  @Override
  public void execute(Runnable task) {
    boolean accepted = false;
    try {
      accepted =
          !closed.get()
              && (onLoop()
                  ? tasks.offer(task)
                  : tasks.offer(task, OFFER_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!accepted) {
      throw new RejectedExecutionException("the media thread takes no more tasks");
    }
    if (!onLoop()) {
      selector.wakeup();
    }
  }

  /** Runs the question on the loop and hands back its answer. */
  public <T> CompletableFuture<T> ask(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      execute(
          () -> {
            try {
              answer.complete(question.get());
            } catch (RuntimeException e) {
              answer.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  /** On the loop only. */
  public Timer after(Duration delay, Runnable action) {
    Timer timer = new Timer(nowMicros() + delay.toNanos() / 1_000, action);
    timers.add(timer);
    return timer;
  }

  /** Repeats the action until the returned handle is closed. On the loop only. */
  public Repeating every(Duration interval, LongConsumer action) {
    return new Repeating(interval, action);
  }

  /** An action that repeats. */
  public final class Repeating implements AutoCloseable {
    private final Duration interval;
    private final LongConsumer action;
    private Timer next;

    private Repeating(Duration interval, LongConsumer action) {
      this.interval = interval;
      this.action = action;
      this.next = after(interval, this::run);
    }

    private void run() {
      next = after(interval, this::run);
      action.accept(nowMicros());
    }

    /** On the loop only. */
    @Override
    public void close() {
      next.cancel();
    }
  }

  /** Calls {@code handler} whenever the channel has something to read. On the loop only. */
  public void watch(DatagramChannel channel, Readable handler) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, handler);
  }

  public boolean onLoop() {
    return Thread.currentThread() == thread;
  }

  private void run() {
    while (!closed.get()) {
      try {
        turn();
      } catch (IOException | RuntimeException e) {
        // One bad packet or task must never end the thread that carries every call.
        log.error("media thread went on after a fault", e);
      }
    }
    runTasks();
    closeSelector();
  }

  private void turn() throws IOException {
    long wait = tasks.isEmpty() ? millisToNextTimer() : -1;
    if (wait < 0) {
      selector.selectNow();
    } else {
      selector.select(wait); // 0: until woken
    }
    runTasks();
    runTimers();
    long now = nowMicros();
    for (SelectionKey key : selector.selectedKeys()) {
      read(key, now);
    }
    selector.selectedKeys().clear();
  }

  private static void read(SelectionKey key, long now) {
    if (!key.isValid() || !(key.attachment() instanceof Readable handler)) {
      return;
    }
    try {
      handler.read(now);
    } catch (IOException | RuntimeException e) {
      log.warn("a packet could not be handled", e);
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      guarded(task);
    }
  }

  private void runTimers() {
    long now = nowMicros();
    for (Timer first = timers.peek(); first != null; first = timers.peek()) {
      if (!first.cancelled && first.dueMicros > now) {
        return;
      }
      timers.poll();
      if (!first.cancelled) {
        guarded(first.action);
      }
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("a task on the media thread failed", e);
    }
  }

  /** −1: something is due now; 0: nothing is planned. */
  private long millisToNextTimer() {
    while (!timers.isEmpty() && timers.peek().cancelled) {
      timers.poll();
    }
    Timer first = timers.peek();
    if (first == null) {
      return 0;
    }
    long millis = (first.dueMicros - nowMicros() + 999) / 1_000;
    return millis <= 0 ? -1 : millis;
  }

  private void closeSelector() {
    try {
      selector.close();
    } catch (IOException e) {
      log.warn("the media selector did not close", e);
    }
  }

  /** Ends the thread after the tasks handed over so far; waits for it at most a second. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    selector.wakeup();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
