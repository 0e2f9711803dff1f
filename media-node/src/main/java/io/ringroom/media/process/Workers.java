package io.ringroom.media.process;

import io.ringroom.media.task.Backoff;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.media.worker.FromWorker;
import io.ringroom.media.worker.ToWorker;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that there is a worker: one that works and, when wanted, one that stands by to take
 * over the moment the first one dies. Lives on one thread of its owner's; every method is called
 * there.
 */
public final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /** How often the worker is asked whether its one thread still turns. */
  private static final Duration PING = Duration.ofSeconds(5);

  /**
   * Longer than a worker's own limit for a native call, so that it can say itself what is stuck.
   */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Longest start: the first one on a machine looks through all plugins. */
  private static final Duration BIRTH = Duration.ofSeconds(30);

  private final ScheduledExecutorService thread;
  private final WorkerRole role;
  private final Listener listener;
  private final boolean wantSpare;
  private final Map<String, String> environment;
  private Backoff backoff = Backoff.NONE;
  private boolean closed;
  private boolean scanned;
  private @Nullable Hired active;
  private @Nullable Hired spare;

  /**
   * @param thread where everything happens
   * @param wantSpare whether a second process stands by
   * @param environment what workers get beside this process's own variables
   */
  public Workers(
      ScheduledExecutorService thread,
      WorkerRole role,
      boolean wantSpare,
      Map<String, String> environment,
      Listener listener) {
    this.thread = thread;
    this.role = role;
    this.wantSpare = wantSpare;
    this.environment = Map.copyOf(environment);
    this.listener = listener;
  }

  /** Told on that thread. */
  public interface Listener {
    /** A worker takes commands; it knows nothing of earlier ones. */
    void up();

    void report(FromWorker report);

    /** The worker is gone, and with it all that it did. */
    void down(String how);
  }

  public void begin() {
    hire();
    thread.scheduleWithFixedDelay(
        this::ping, PING.toMillis(), PING.toMillis(), TimeUnit.MILLISECONDS);
  }

  public boolean isUp() {
    return active != null && active.ready;
  }

  /** Process id of the worker in charge, for people and tests. */
  public long pid() {
    return active == null ? -1 : active.process.pid();
  }

  public void send(ToWorker command) {
    if (active != null) {
      active.process.send(command);
    }
  }

  /** Gets rid of the worker in charge; the next one takes over as after a crash. */
  public void dismiss(String why) {
    if (active != null) {
      LOG.warn("worker {} is killed: {}", active.process.pid(), why);
      active.process.kill();
    }
  }

  public void close() {
    closed = true;
    Hired first = active;
    Hired second = spare;
    active = null;
    spare = null;
    if (second != null) {
      second.process.end();
    }
    if (first != null) {
      first.process.end();
    }
  }

  private void hire() {
    if (closed) {
      return;
    }
    try {
      if (active == null) {
        active = spawn();
      } else if (spare == null && wantSpare) {
        spare = spawn();
      }
    } catch (IOException e) {
      LOG.error("no worker process can be started: {}", e.toString());
      backoff = backoff.ended(Duration.ZERO);
      hireLater();
    }
  }

  private void hireLater() {
    thread.schedule(this::hire, backoff.pause().toMillis(), TimeUnit.MILLISECONDS);
  }

  private Hired spawn() throws IOException {
    WorkerProcess process =
        WorkerProcess.spawn(
            WorkerCommand.ofThisProcess(role, !scanned, environment),
            new WorkerProcess.Listener() {
              @Override
              public void reported(WorkerProcess from, FromWorker report) {
                post(() -> Workers.this.reported(from, report));
              }

              @Override
              public void ended(WorkerProcess worker, boolean hopeless, String how) {
                post(() -> Workers.this.ended(worker, hopeless, how));
              }
            });
    return new Hired(process);
  }

  private void reported(WorkerProcess from, FromWorker report) {
    Hired hired = hiredAs(from);
    if (hired == null) {
      return;
    }
    if (report instanceof FromWorker.Ready ready) {
      greet(hired, ready);
    } else if (report instanceof FromWorker.Pong) {
      hired.askedNanos = 0;
    } else if (hired == active) {
      listener.report(report);
    }
  }

  private void greet(Hired hired, FromWorker.Ready ready) {
    if (ready.protocol() != FromWorker.PROTOCOL) {
      LOG.error(
          "worker {} speaks protocol {}, not {}: was the jar replaced while running?",
          hired.process.pid(),
          ready.protocol(),
          FromWorker.PROTOCOL);
      hired.process.kill();
      return;
    }
    scanned = true;
    hired.ready = true;
    LOG.info(
        "{} worker {} is ready, {}{}",
        role.word(),
        hired.process.pid(),
        ready.gstreamer(),
        hired == spare ? ", standing by" : "");
    if (hired == active) {
      listener.up();
      hire();
    }
  }

  private void ended(WorkerProcess worker, boolean hopeless, String how) {
    Hired hired = hiredAs(worker);
    if (hired == null || closed) {
      return;
    }
    backoff = hopeless ? backoff.hopeless() : backoff.ended(hired.age());
    boolean wasActive = hired == active;
    LOG.warn(
        "{} worker {}{} ended ({}), another one {}",
        role.word(),
        worker.pid(),
        wasActive ? "" : ", standing by,",
        how,
        wasActive && spare != null ? "takes over" : "in " + backoff.pause().toMillis() + " ms");
    if (wasActive) {
      active = spare;
      spare = null;
      listener.down(how);
      if (isUp()) {
        listener.up();
      }
    } else {
      spare = null;
    }
    hireLater();
  }

  private void ping() {
    ask(active);
    ask(spare);
  }

  /** A worker that has not answered the last question is not asked another. */
  private void ask(@Nullable Hired hired) {
    if (hired == null) {
      return;
    }
    long now = System.nanoTime();
    if (!hired.ready) {
      if (hired.age().compareTo(BIRTH) > 0) {
        LOG.warn("worker {} does not get ready and is killed", hired.process.pid());
        hired.process.kill();
      }
    } else if (hired.askedNanos != 0 && now - hired.askedNanos > PATIENCE.toNanos()) {
      LOG.warn("worker {} does not answer and is killed", hired.process.pid());
      hired.process.kill();
    } else if (hired.askedNanos == 0) {
      hired.askedNanos = now;
      hired.process.send(new ToWorker.Ping(now));
    }
  }

  private @Nullable Hired hiredAs(WorkerProcess process) {
    if (active != null && active.process == process) {
      return active;
    }
    return spare != null && spare.process == process ? spare : null;
  }

  private void post(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("a worker outlives its supervisor for a moment: {}", e.getMessage());
    }
  }

  private static final class Hired {
    private final WorkerProcess process;
    private final long sinceNanos = System.nanoTime();
    private boolean ready;

    /** When the unanswered question was asked; 0 without one. */
    private long askedNanos;

    Hired(WorkerProcess process) {
      this.process = process;
    }

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }
  }
}
