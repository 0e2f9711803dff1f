package io.ringroom.media.worker.stream;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.RtpSocket;
import io.ringroom.media.gst.SocketPipeline;
import io.ringroom.media.stream.PullSpec;
import io.ringroom.media.task.TaskSpec;
import io.ringroom.media.worker.task.WorkerTask;
import java.util.List;
import java.util.Map;

/** Fetches a network camera, and dials again when it is gone. */
public final class PullTask implements WorkerTask {
  private static final List<String> NEEDS =
      List.of("rtspsrc", "decodebin", "vp8enc", "opusenc", "rtpbin");

  private final String id;
  private final RtpSocket audio;
  private final RtpSocket video;
  private final Persistent stream;
  private PullSpec spec;

  private PullTask(String id, PullSpec spec, RtpSocket audio, RtpSocket video, Reports reports) {
    this.id = id;
    this.spec = spec;
    this.audio = audio;
    this.video = video;
    this.stream = new Persistent(this::make, PullGraph.SEEN, reports);
  }

  /**
   * @throws GstFault when no port can be bound
   */
  public static PullTask start(String id, PullSpec spec, Reports reports) throws GstFault {
    RtpSocket audio = RtpSocket.open();
    try {
      PullTask task = new PullTask(id, spec, audio, RtpSocket.open(), reports);
      reports.running(List.of(task.video.port()));
      return task;
    } catch (GstFault e) {
      audio.close();
      throw e;
    }
  }

  private SocketPipeline make() throws GstFault {
    return SocketPipeline.play(
        id,
        PullGraph.text(spec),
        NEEDS,
        Map.of(PullGraph.IN + ".location", spec.url()),
        Map.of(PullGraph.AUDIO_OUT, audio, PullGraph.VIDEO_OUT, video, PullGraph.REPORTS, video));
  }

  @Override
  public void change(TaskSpec next) {
    if (!next.equals(spec)) {
      spec = (PullSpec) next;
      stream.close();
    }
  }

  @Override
  public void tend(long nowMillis) {
    stream.tend(nowMillis);
  }

  @Override
  public String dot() {
    return stream.dot();
  }

  @Override
  public void close() {
    stream.close();
    audio.close();
    video.close();
  }
}
