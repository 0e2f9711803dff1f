package io.ringroom.media.worker.stream;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.RtpSocket;
import io.ringroom.media.gst.SocketPipeline;
import io.ringroom.media.stream.PushSpec;
import io.ringroom.media.task.TaskSpec;
import io.ringroom.media.worker.task.WorkerTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Streams out, and dials again when the server is gone. */
public final class PushTask implements WorkerTask {
  /** The playlist of HLS. */
  public static final String PLAYLIST = "index.m3u8";

  private final String id;
  private final RtpSocket audio;
  private final RtpSocket video;
  private final Persistent stream;
  private PushSpec spec;

  private PushTask(String id, PushSpec spec, RtpSocket audio, RtpSocket video, Reports reports) {
    this.id = id;
    this.spec = spec;
    this.audio = audio;
    this.video = video;
    this.stream = new Persistent(this::make, PushGraph.SENT, reports);
  }

  /**
   * @throws GstFault when no port can be bound or no file be written
   */
  public static PushTask start(String id, PushSpec spec, Reports reports) throws GstFault {
    RtpSocket audio = RtpSocket.open();
    try {
      PushTask task = new PushTask(id, spec, audio, RtpSocket.open(), reports);
      reports.running(List.of(task.audio.port(), task.video.port()));
      return task;
    } catch (GstFault e) {
      audio.close();
      throw e;
    }
  }

  private SocketPipeline make() throws GstFault {
    Map<String, RtpSocket> sockets = Map.of(PushGraph.AUDIO, audio, PushGraph.VIDEO, video);
    String url = spec.url();
    if (url != null) {
      Map<String, String> texts = Map.of(PushGraph.OUT + ".location", url);
      return SocketPipeline.play(id, PushGraph.rtmp(), PushGraph.NEEDS, texts, sockets);
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
    return SocketPipeline.play(id, PushGraph.hls(), PushGraph.NEEDS, texts, sockets);
  }

  @Override
  public void change(TaskSpec next) throws GstFault {
    if (!next.equals(spec)) {
      spec = (PushSpec) next;
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
