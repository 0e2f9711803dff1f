package io.ringroom.bench.clap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How bright pictures are at one point, seen by GStreamer's own tool. */
final class Lights {
  /** Pictures are decoded to this size: enough to find a tile. */
  private static final int SIZE = 32;

  private static final int HALF = 128;
  private static final int LIMIT_SECONDS = 60;

  private Lights() {}

  static boolean isWhite(int brightness) {
    return brightness > HALF;
  }

  /**
   * @param packets as {@link RtpFile} keeps them
   * @return of each picture, 0 to 255
   */
  static List<Integer> of(byte[] packets, double x, double y) {
    try {
      Path in = Files.createTempFile("seen", ".rtp");
      Path out = Files.createTempFile("seen", ".gray");
      try {
        Files.write(in, packets);
        decode(in, out);
        return points(Files.readAllBytes(out), (int) (y * SIZE) * SIZE + (int) (x * SIZE));
      } finally {
        Files.delete(in);
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("pictures could not be decoded", e);
    }
  }

  private static void decode(Path in, Path out) throws IOException {
    String pipeline =
        ("gst-launch-1.0 -q filesrc location=%s"
                + " ! application/x-rtp-stream,media=video,clock-rate=90000,encoding-name=VP8"
                + " ! rtpstreamdepay ! rtpvp8depay ! vp8dec ! videoconvert ! videoscale"
                + " ! video/x-raw,format=GRAY8,width=%d,height=%d ! filesink location=%s")
            .formatted(in, SIZE, SIZE, out);
    Process process =
        new ProcessBuilder(pipeline.split(" "))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("gst-launch-1.0 did not end within " + LIMIT_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static List<Integer> points(byte[] pictures, int at) {
    List<Integer> points = new ArrayList<>();
    for (int from = 0; from + SIZE * SIZE <= pictures.length; from += SIZE * SIZE) {
      points.add(pictures[from + at] & 0xFF);
    }
    return points;
  }
}
