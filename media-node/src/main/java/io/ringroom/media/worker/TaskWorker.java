package io.ringroom.media.worker;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.GstThread;
import io.ringroom.media.worker.task.WorkerTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does tasks, on the Gst thread; everything but {@link #accept} runs there. */
final class TaskWorker implements Commands {
  /** How soon a broken pipeline is noticed. */
  private static final Duration TEND = Duration.ofMillis(200);

  private final GstThread thread;
  private final TaskKinds kinds;
  private final Consumer<FromWorker> reports;
  private final Map<String, WorkerTask> tasks = new TreeMap<>();

  TaskWorker(GstThread thread, TaskKinds kinds, Consumer<FromWorker> reports) {
    this.thread = thread;
    this.kinds = kinds;
    this.reports = reports;
  }

  @Override
  public void begin() {
    thread.every(TEND, "tend tasks", this::tend);
  }

  @Override
  public void accept(ToWorker command) {
    thread.run(command.getClass().getSimpleName(), () -> apply(command));
  }

  @Override
  public void close() {
    tasks.values().forEach(WorkerTask::close);
    tasks.clear();
  }

  private void apply(ToWorker command) {
    if (command instanceof ToWorker.Run run) {
      run(run);
    } else if (command instanceof ToWorker.Stop stop) {
      close(stop.id());
      reports.accept(new FromWorker.Stopped(stop.id()));
    } else if (command instanceof ToWorker.Dump dump) {
      WorkerTask task = tasks.get(dump.id());
      reports.accept(new FromWorker.Dot(dump.id(), task == null ? "" : task.dot()));
    } else if (command instanceof ToWorker.Ping ping) {
      reports.accept(new FromWorker.Pong(ping.number()));
    }
  }

  private void run(ToWorker.Run run) {
    try {
      WorkerTask known = tasks.get(run.id());
      if (known == null) {
        tasks.put(run.id(), kinds.start(run.id(), run.spec(), reportsOf(run.id())));
      } else {
        known.change(run.spec());
      }
    } catch (GstFault | RuntimeException e) {
      end(run.id(), e);
    }
  }

  private void tend() {
    Map.copyOf(tasks).forEach(this::tend);
  }

  private void tend(String id, WorkerTask task) {
    try {
      task.tend(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    } catch (GstFault | RuntimeException e) {
      end(id, e);
    }
  }

  private void end(String id, Exception why) {
    close(id);
    reports.accept(new FromWorker.Ended(id, String.valueOf(why.getMessage())));
  }

  private void close(String id) {
    WorkerTask task = tasks.remove(id);
    if (task != null) {
      task.close();
    }
  }

  private WorkerTask.Reports reportsOf(String id) {
    return new WorkerTask.Reports() {
      @Override
      public void running(List<Integer> ports) {
        reports.accept(new FromWorker.Running(id, ports));
      }

      @Override
      public void news(String state, String detail) {
        reports.accept(new FromWorker.News(id, state, detail));
      }
    };
  }
}
