package io.ringroom.media.worker.task;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.task.TaskSpec;
import java.util.List;

/** A task that runs in this process. All methods are called on the Gst thread. */
public interface WorkerTask extends AutoCloseable {
  /**
   * Does this from now on, disturbing as little as possible of what goes on.
   *
   * @throws GstFault when it cannot; the task is closed then
   */
  void change(TaskSpec spec) throws GstFault;

  /**
   * Looks after itself, some times a second.
   *
   * @throws GstFault when it cannot go on; the task is closed then, and its end reported
   */
  default void tend(long nowMillis) throws GstFault {}

  /** Its graph as Graphviz text, for an operator; empty when it has none. */
  default String dot() {
    return "";
  }

  /** Gives everything back; never throws. */
  @Override
  void close();

  /** What a task tells the router. Callable from any thread. */
  interface Reports {
    /**
     * It listens at these UDP ports of 127.0.0.1, in the order its kind documents; empty when it
     * needs none. Every task says this once.
     */
    void running(List<Integer> ports);

    void news(String state, String detail);
  }

  /** Makes tasks of one kind. */
  interface Factory<S extends TaskSpec> {
    /**
     * @throws GstFault when the task cannot be done
     */
    WorkerTask start(String id, S spec, Reports reports) throws GstFault;
  }
}
