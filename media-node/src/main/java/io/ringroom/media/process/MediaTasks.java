package io.ringroom.media.process;

import io.ringroom.media.task.TaskControl;
import io.ringroom.media.task.TaskSpec;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.media.worker.FromWorker;
import io.ringroom.media.worker.ToWorker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks, done by one worker process for each role. A process is started with its role's first task
 * or by {@link #warm}; when it dies, the next one is given everything its predecessor had to do.
 */
public final class MediaTasks implements TaskControl, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaTasks.class);

  /** For the workers to end. Each takes at most two seconds. */
  private static final long CLOSE_SECONDS = 5;

  private final ScheduledExecutorService thread;
  private final Executor listeners;
  private final Map<WorkerRole, Crew> crews = new ConcurrentHashMap<>();

  /**
   * @param listeners where listeners are called, one after the other
   */
  public MediaTasks(Executor listeners) {
    this.listeners = listeners;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "media-tasks");
              made.setDaemon(true);
              return made;
            });
  }

  /** Starts the process of this role now, so that the first task need not wait for it. */
  public void warm(WorkerRole role) {
    run(() -> crew(role));
  }

  /** Process id of the role's worker in charge, −1 while there is none; for people and tests. */
  public long pid(WorkerRole role) {
    Crew crew = crews.get(role);
    return crew == null ? -1 : crew.pid;
  }

  @Override
  public void start(WorkerRole role, String id, TaskSpec spec, Listener listener) {
    run(() -> crew(role).start(id, new Given(spec, listener)));
  }

  @Override
  public void stop(WorkerRole role, String id) {
    run(() -> crew(role).stop(id));
  }

  /** Ends all tasks and workers. Returns when their processes are gone. */
  @Override
  public void close() {
    try {
      thread
          .submit(() -> crews.values().forEach(crew -> crew.workers.close()))
          .get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.warn("workers did not end in order: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.shutdownNow();
  }

  private Crew crew(WorkerRole role) {
    return crews.computeIfAbsent(role, Crew::new);
  }

  private void run(Runnable task) {
    try {
      thread.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              LOG.error("media tasks", e);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("media tasks have ended: {}", e.getMessage());
    }
  }

  private void tell(Runnable news) {
    try {
      listeners.execute(news);
    } catch (RejectedExecutionException e) {
      LOG.debug("nobody hears of tasks any more: {}", e.getMessage());
    }
  }

  private record Given(TaskSpec spec, Listener listener) {}

  /** The process of a role and what it has to do. Lives on the tasks' thread. */
  private final class Crew implements Workers.Listener {
    private final WorkerRole role;
    private final Workers workers;
    private final Map<String, Given> tasks = new LinkedHashMap<>();
    private volatile long pid = -1;

    Crew(WorkerRole role) {
      this.role = role;
      this.workers = new Workers(thread, role, /* wantSpare= */ false, Map.of(), this);
      workers.begin();
    }

    void start(String id, Given task) {
      tasks.put(id, task);
      if (workers.isUp()) {
        workers.send(new ToWorker.Run(id, task.spec()));
      }
    }

    void stop(String id) {
      if (tasks.remove(id) != null && workers.isUp()) {
        workers.send(new ToWorker.Stop(id));
      }
    }

    @Override
    public void up() {
      pid = workers.pid();
      tasks.forEach((id, task) -> workers.send(new ToWorker.Run(id, task.spec())));
    }

    @Override
    public void report(FromWorker report) {
      if (report instanceof FromWorker.Running running) {
        tell(running.id(), listener -> listener.running(running.ports()));
      } else if (report instanceof FromWorker.News news) {
        tell(news.id(), listener -> listener.news(news.state(), news.detail()));
      } else if (report instanceof FromWorker.Ended ended) {
        LOG.warn("{} task {} ended: {}", role.word(), ended.id(), ended.why());
        tell(ended.id(), listener -> listener.ended(ended.why()));
        tasks.remove(ended.id());
      } else if (report instanceof FromWorker.Failed failed) {
        LOG.warn("{} worker: {} failed: {}", role.word(), failed.who(), failed.text());
      }
    }

    @Override
    public void down(String how) {
      pid = -1;
      List.copyOf(tasks.keySet()).forEach(id -> tell(id, listener -> listener.interrupted(how)));
    }

    private void tell(String id, Consumer<Listener> news) {
      Given task = tasks.get(id);
      if (task != null) {
        MediaTasks.this.tell(() -> news.accept(task.listener()));
      }
    }
  }
}
