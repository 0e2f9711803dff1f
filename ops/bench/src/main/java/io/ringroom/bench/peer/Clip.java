package io.ringroom.bench.peer;

import io.ringroom.media.rtp.RtpPacket;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that can be decoded, encoded beforehand: playing them costs a generator no encoder. VP8
 * as GStreamer's own tool makes it, in RTP payloads whose picture ids are 15 bits long.
 *
 * @param frames the first one is a key frame
 */
public record Clip(List<Frame> frames) {
  /** Where the 15-bit picture id stands in a payload (RFC 7741 section 4.2). */
  static final int PICTURE_ID_AT = 2;

  private static final int DESCRIPTOR = 4;

  public Clip {
    frames = List.copyOf(frames);
  }

  /**
   * @param key whether it needs no frame before it
   */
  public record Frame(boolean key, List<byte[]> payloads) {}

  /**
   * @param pattern of {@code videotestsrc}
   * @param count how many frames; only the first is a key frame
   */
  public static Clip encode(
      String pattern, int width, int height, int fps, int bitsPerSecond, int count) {
    String pipeline =
        ("gst-launch-1.0 -q videotestsrc num-buffers=%d pattern=%s"
                + " ! video/x-raw,format=I420,width=%d,height=%d,framerate=%d/1"
                + " ! vp8enc deadline=1 cpu-used=8 end-usage=cbr target-bitrate=%d"
                + " keyframe-max-dist=%d lag-in-frames=0"
                + " ! rtpvp8pay mtu=1200 picture-id-mode=15-bit"
                + " ! rtpstreampay ! fdsink fd=1")
            .formatted(count, pattern, width, height, fps, bitsPerSecond, count + 1);
    try {
      Process process =
          new ProcessBuilder(pipeline.split(" "))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (DataInputStream packets =
          new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
        return new Clip(frames(packets));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no clip from gst-launch-1.0", e);
    }
  }

  /** Packets behind each other, each after its length (RFC 4571). */
  private static List<Frame> frames(DataInputStream packets) throws IOException {
    List<Frame> frames = new ArrayList<>();
    List<byte[]> payloads = new ArrayList<>();
    RtpPacket packet = new RtpPacket();
    for (byte[] bytes = next(packets); bytes != null; bytes = next(packets)) {
      if (packet.wrap(bytes, 0, bytes.length)) {
        int from = packet.payloadOffset();
        payloads.add(Arrays.copyOfRange(bytes, from, from + packet.payloadLength()));
        if (packet.marker()) {
          boolean key = (payloads.get(0)[DESCRIPTOR] & 1) == 0;
          frames.add(new Frame(key, List.copyOf(payloads)));
          payloads.clear();
        }
      }
    }
    if (frames.isEmpty() || !frames.get(0).key()) {
      throw new IOException("gst-launch-1.0 made no picture; is gstreamer1.0-tools installed?");
    }
    return frames;
  }

  private static byte @Nullable [] next(DataInputStream packets) throws IOException {
    try {
      byte[] bytes = new byte[packets.readUnsignedShort()];
      packets.readFully(bytes);
      return bytes;
    } catch (EOFException e) {
      return null;
    }
  }

  /** Played again and again, and from its beginning when a key frame is wanted. */
  public Show loop(int fps) {
    return new Show() {
      private final long frameMicros = 1_000_000L / fps;
      private long nextMicros;
      private int at;

      @Override
      public @Nullable Frame next(long nowMicros, boolean keyFrameWanted) {
        if (nowMicros < nextMicros) {
          return null;
        }
        nextMicros = Math.max(nextMicros + frameMicros, nowMicros - frameMicros);
        at = keyFrameWanted || at == frames.size() ? 0 : at;
        return frames.get(at++);
      }
    };
  }

  /** Decides what a camera sees. */
  public interface Show {
    /**
     * Asked every five milliseconds.
     *
     * @return the picture that is due; null for none yet
     */
    @Nullable Frame next(long nowMicros, boolean keyFrameWanted);
  }
}
