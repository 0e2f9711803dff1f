package io.ringroom.media.worker.stream;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.SocketPipeline;
import io.ringroom.media.stream.PullSpec;
import java.util.List;
import java.util.Map;

/** Fetches a network camera, and dials again when it is gone. */
public final class PullTask extends StreamTask<PullSpec> {
  private static final List<String> NEEDS =
      List.of("rtspsrc", "decodebin", "vp8enc", "opusenc", "rtpbin");

  private PullTask(String id, PullSpec spec, Sockets sockets, Reports reports) {
    super(id, spec, PullSpec.class, sockets, PullGraph.SEEN, reports);
  }

  /**
   * @throws GstFault when no port can be bound
   */
  public static PullTask start(String id, PullSpec spec, Reports reports) throws GstFault {
    PullTask task = new PullTask(id, spec, Sockets.open(), reports);
    reports.running(List.of(task.sockets.video().port()));
    return task;
  }

  @Override
  SocketPipeline make() throws GstFault {
    return SocketPipeline.play(
        id,
        PullGraph.text(spec),
        NEEDS,
        Map.of(PullGraph.IN + ".location", spec.url()),
        Map.of(
            PullGraph.AUDIO_OUT,
            sockets.audio(),
            PullGraph.VIDEO_OUT,
            sockets.video(),
            PullGraph.REPORTS,
            sockets.video()));
  }
}
