package io.ringroom.media.task;

import java.util.List;

/**
 * Has tasks done by worker processes. A task goes on until it is stopped or ends by itself: after a
 * worker's death it is started anew, in the process that takes over. Callable from any thread;
 * never waits.
 */
public interface TaskControl {
  /**
   * Starts a task, or changes what the task of this id is to the new spec.
   *
   * @param id chosen by the caller, unique within the role
   * @param listener told from now on, in the place of an earlier one of this id
   */
  void start(WorkerRole role, String id, TaskSpec spec, Listener listener);

  /** Ends a task. Its listener is told nothing more. An unknown one is ignored. */
  void stop(WorkerRole role, String id);

  /** What happens to a task; called one after the other, in the caller's own thread of work. */
  interface Listener {
    /**
     * The task runs, perhaps anew: what it knew before is gone, and its RTP comes from new senders.
     *
     * @param ports UDP ports of 127.0.0.1 at which it listens, in the order its kind documents
     */
    void running(List<Integer> ports);

    /**
     * The task says what happened, in words of its kind.
     *
     * @param detail for people and, where the kind says so, for machines
     */
    default void news(String state, String detail) {}

    /** The worker is gone, and with it what the task did; it will be {@link #running} again. */
    default void interrupted(String why) {}

    /** The task ended by itself or could not be done; it is not tried again. */
    default void ended(String why) {}
  }

  /** Where no workers are: every task ends at once. */
  TaskControl NONE =
      new TaskControl() {
        @Override
        public void start(WorkerRole role, String id, TaskSpec spec, Listener listener) {
          listener.ended("this node has no " + role.word() + " worker");
        }

        @Override
        public void stop(WorkerRole role, String id) {}
      };
}
