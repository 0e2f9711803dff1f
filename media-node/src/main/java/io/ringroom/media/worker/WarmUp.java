package io.ringroom.media.worker;

import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.Source;
import io.ringroom.media.device.VideoFormat;
import io.ringroom.media.gst.DeviceScan;
import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.RtpSocket;
import io.ringroom.media.gst.StreamGraph;
import io.ringroom.media.gst.StreamPipeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Plays built-in sources once through both pipelines, a picture of stamp size, to nobody. That
 * loads the plugins, fonts and code that a first capture would otherwise wait for. No device is
 * touched.
 */
final class WarmUp implements AutoCloseable {
  /** For a few frames to have gone all the way. */
  static final Duration LONG_ENOUGH = Duration.ofMillis(300);

  private static final VideoFormat STAMP = new VideoFormat(64, 64, 30, 50_000);
  private static final AudioFormat QUIET = new AudioFormat(6_000);
  private static final Source NOTHING = new Source.Test("warm-up");

  /** What to close, last opened first. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private WarmUp() {}

  static WarmUp begin(DeviceScan scan) {
    WarmUp warmUp = new WarmUp();
    try {
      RtpSocket socket = RtpSocket.open();
      warmUp.open.push(socket::close);
      warmUp.play(StreamPipeline.video(STAMP, true, true), socket, scan);
      warmUp.play(StreamPipeline.audio(QUIET, 100, "", false), socket, scan);
    } catch (GstFault e) {
      System.err.println("WARN warm-up: " + e.getMessage());
    }
    return warmUp;
  }

  private void play(StreamGraph graph, RtpSocket socket, DeviceScan scan) throws GstFault {
    StreamPipeline pipeline = StreamPipeline.open("warm-up", graph, socket, List.of(socket.port()));
    open.push(pipeline::close);
    pipeline.carry(NOTHING, scan);
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.err.println("WARN end of warm-up: " + e);
      }
    }
  }
}
