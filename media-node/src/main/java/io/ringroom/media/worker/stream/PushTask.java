package io.ringroom.media.worker.stream;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.RtpSocket;
import io.ringroom.media.gst.SocketPipeline;
import io.ringroom.media.stream.PushSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Streams out, and dials again when the server is gone. */
public final class PushTask extends StreamTask<PushSpec> {
  /** The playlist of HLS. */
  public static final String PLAYLIST = "index.m3u8";

  private PushTask(String id, PushSpec spec, Sockets sockets, Reports reports) {
    super(id, spec, PushSpec.class, sockets, PushGraph.SENT, reports);
  }

  /**
   * @throws GstFault when no port can be bound
   */
  public static PushTask start(String id, PushSpec spec, Reports reports) throws GstFault {
    PushTask task = new PushTask(id, spec, Sockets.open(), reports);
    reports.running(List.of(task.sockets.audio().port(), task.sockets.video().port()));
    return task;
  }

  @Override
  SocketPipeline make() throws GstFault {
    Map<String, RtpSocket> inputs =
        Map.of(PushGraph.AUDIO, sockets.audio(), PushGraph.VIDEO, sockets.video());
    String url = spec.url();
    if (url != null) {
      Map<String, String> texts = Map.of(PushGraph.OUT + ".location", url);
      return SocketPipeline.play(id, PushGraph.rtmp(), PushGraph.NEEDS, texts, inputs);
    }
    Path directory = Path.of(spec.directory());
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw GstFault.pipeline("cannot write to " + directory + ": " + e.getMessage());
    }
    Map<String, String> texts =
        Map.of(
            PushGraph.OUT + ".location", directory.resolve("part%05d.ts").toString(),
            PushGraph.OUT + ".playlist-location", directory.resolve(PLAYLIST).toString());
    return SocketPipeline.play(id, PushGraph.hls(), PushGraph.NEEDS, texts, inputs);
  }
}
