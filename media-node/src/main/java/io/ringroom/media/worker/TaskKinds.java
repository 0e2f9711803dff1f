package io.ringroom.media.worker;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.mix.AudioMixSpec;
import io.ringroom.media.record.RecordSpec;
import io.ringroom.media.stream.PullSpec;
import io.ringroom.media.stream.PushSpec;
import io.ringroom.media.task.CompositionSpec;
import io.ringroom.media.task.TaskSpec;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.media.worker.mix.AudioMixes;
import io.ringroom.media.worker.record.RecordTask;
import io.ringroom.media.worker.stream.PullTask;
import io.ringroom.media.worker.stream.PushTask;
import io.ringroom.media.worker.task.Composition;
import io.ringroom.media.worker.task.WorkerTask;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which kinds of task a worker can do. */
final class TaskKinds {
  private final Map<Class<? extends TaskSpec>, WorkerTask.Factory<?>> factories =
      new LinkedHashMap<>();

  /** What a process of this role can do. */
  static TaskKinds of(WorkerRole role) {
    TaskKinds kinds = new TaskKinds();
    switch (role) {
      case RECORD -> kinds.with(RecordSpec.class, RecordTask::start);
      case STREAM ->
          kinds.with(PushSpec.class, PushTask::start).with(PullSpec.class, PullTask::start);
      case CAPTURE -> {}
      case MIX ->
          kinds
              .with(AudioMixSpec.class, new AudioMixes(TaskKinds::mixingIsStuck))
              .with(CompositionSpec.class, Composition::start);
    }
    return kinds;
  }

  private static void mixingIsStuck() {
    System.err.println("ERROR mixing is stuck");
    Runtime.getRuntime().halt(WorkerExit.NATIVE_STALL.code());
  }

  <S extends TaskSpec> TaskKinds with(Class<S> kind, WorkerTask.Factory<S> factory) {
    factories.put(kind, factory);
    return this;
  }

  /**
   * @throws GstFault when the task cannot be done, by anybody or by a process of this role
   */
  WorkerTask start(String id, TaskSpec spec, WorkerTask.Reports reports) throws GstFault {
    WorkerTask.Factory<?> factory = factories.get(spec.getClass());
    if (factory == null) {
      throw GstFault.pipeline("no worker here does " + spec.getClass().getSimpleName());
    }
    return start(factory, id, spec, reports);
  }

  @SuppressWarnings("unchecked") // the key is the class of the factory's specs
  private static <S extends TaskSpec> WorkerTask start(
      WorkerTask.Factory<S> factory, String id, TaskSpec spec, WorkerTask.Reports reports)
      throws GstFault {
    return factory.start(id, (S) spec, reports);
  }
}
