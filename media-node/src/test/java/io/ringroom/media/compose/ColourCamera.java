package io.ringroom.media.compose;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sends a picture of one colour as VP8 in RTP, made by GStreamer's own tool. */
public final class ColourCamera implements AutoCloseable {
  private final Process process;

  /**
   * @param colour a pattern of {@code videotestsrc}
   * @param port of 127.0.0.1
   */
  public ColourCamera(String colour, int width, int height, int port) throws IOException {
    process =
        new ProcessBuilder(
                ("gst-launch-1.0 -q videotestsrc is-live=true pattern=%s"
                        + " ! video/x-raw,format=I420,width=%d,height=%d,framerate=15/1"
                        + " ! vp8enc deadline=1 cpu-used=8 keyframe-max-dist=15"
                        + " ! rtpvp8pay pt=96 mtu=1200 picture-id-mode=15-bit"
                        + " ! udpsink host=127.0.0.1 port=%d")
                    .formatted(colour, width, height, port)
                    .split(" "))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
