package io.ringroom.media.worker;

import io.ringroom.media.gst.GstThread;
import io.ringroom.media.task.WorkerRole;
import java.util.function.Consumer;

/** Takes commands, from any thread, and does them on its own. */
interface Commands {
  /** Called once, before any command. */
  void begin();

  void accept(ToWorker command);

  /** Closes everything. Called once, last, on the Gst thread. */
  void close();

  /** What a process of this role does with commands. */
  static Commands of(WorkerRole role, GstThread thread, Consumer<FromWorker> reports) {
    return role == WorkerRole.CAPTURE
        ? new Worker(thread, reports)
        : new TaskWorker(thread, TaskKinds.of(role), reports);
  }
}
