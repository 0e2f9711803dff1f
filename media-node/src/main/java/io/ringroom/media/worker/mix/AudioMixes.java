package io.ringroom.media.worker.mix;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.mix.AudioMixSpec;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.task.TaskSpec;
import io.ringroom.media.worker.task.WorkerTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The audio mixes of a worker process, spread over as many threads as there are processors. */
public final class AudioMixes implements WorkerTask.Factory<AudioMixSpec> {
  /** A tick that takes this long never ends: encoders do not wait for anything. */
  private static final long STUCK_MICROS = 5_000_000;

  private final Runnable onStuck;
  private final List<MixThread> threads = new ArrayList<>();
  private final NtpTime ntpTime =
      new NtpTime(System.currentTimeMillis() * 1_000 - MixThread.nowMicros());

  /**
   * @param onStuck called when native code does not return, so that nothing here can be trusted
   */
  public AudioMixes(Runnable onStuck) {
    this.onStuck = onStuck;
  }

  @Override
  public WorkerTask start(String id, AudioMixSpec spec, WorkerTask.Reports reports)
      throws GstFault {
    if (spec.inputs() < 1) {
      throw GstFault.pipeline("a mix needs an input, and one output more than inputs");
    }
    try {
      RunningMix mix = RunningMix.open(spec, ntpTime);
      Task task = new Task(mix, thread(), spec);
      reports.running(mix.ports());
      return task;
    } catch (IOException | UnsatisfiedLinkError e) {
      throw GstFault.pipeline("no audio mix: " + e.getMessage());
    }
  }

  private MixThread thread() {
    if (threads.size() < Runtime.getRuntime().availableProcessors()
        && threads.stream().allMatch(thread -> thread.load() > 0)) {
      threads.add(new MixThread("audio-mix-" + threads.size()));
    }
    return threads.stream().min(Comparator.comparingInt(MixThread::load)).orElseThrow();
  }

  private final class Task implements WorkerTask {
    private final RunningMix mix;
    private final MixThread thread;
    private AudioMixSpec spec;

    Task(RunningMix mix, MixThread thread, AudioMixSpec spec) {
      this.mix = mix;
      this.thread = thread;
      this.spec = spec;
      thread.add(mix);
    }

    @Override
    public void change(TaskSpec wanted) throws GstFault {
      if (!(wanted instanceof AudioMixSpec changed) || !changed.outputs().equals(spec.outputs())) {
        throw GstFault.pipeline("a mix keeps its outputs for life");
      }
      spec = changed;
      thread.execute(() -> mix.change(changed));
    }

    @Override
    public void tend(long nowMillis) {
      if (thread.stuckMicros() > STUCK_MICROS) {
        onStuck.run();
      }
    }

    @Override
    public void close() {
      thread.remove(mix);
    }
  }
}
