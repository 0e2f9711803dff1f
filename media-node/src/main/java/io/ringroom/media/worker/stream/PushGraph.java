package io.ringroom.media.worker.stream;

import java.util.List;

/**
 * The text of the pipeline that streams out. Mixers that are live by themselves stand in front of
 * the encoders: a camera that is switched off is black and silent, and never holds up the stream.
 */
final class PushGraph {
  static final String AUDIO = "audio";
  static final String VIDEO = "video";

  /** Where it goes: {@code location} of RTMP, or of HLS's files and playlist. */
  static final String OUT = "out";

  /** Counts what leaves. */
  static final String SENT = "sent";

  /** What is missing on a machine without plugins-bad. */
  static final List<String> NEEDS =
      List.of("openh264enc", "voaacenc", "h264parse", "aacparse", "compositor", "audiomixer");

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int FPS = 25;
  private static final int VIDEO_BITS = 2_000_000;
  private static final int AUDIO_BITS = 128_000;

  /** Viewers join at key frames, and HLS cuts there. */
  private static final int KEY_FRAME_SECONDS = 2;

  /** Nobody talks back over it, so it may wait for repeated packets. */
  private static final int JITTER_MILLIS = 200;

  private PushGraph() {}

  static String rtmp() {
    return "flvmux name=mux streamable=true latency=500000000 ! queue ! rtmp2sink name="
        + OUT
        + encoded("mux.video", "mux.audio");
  }

  /** The newest ten pieces of two seconds are kept. */
  static String hls() {
    return "hlssink2 name=%s target-duration=%d max-files=10 playlist-length=5"
            .formatted(OUT, KEY_FRAME_SECONDS)
        + encoded(OUT + ".video", OUT + ".audio");
  }

  private static String encoded(String video, String audio) {
    return (" udpsrc name=%s close-socket=false caps=application/x-rtp,media=video,"
                + "clock-rate=90000,encoding-name=VP8,payload=96"
                + " ! rtpjitterbuffer latency=%d ! rtpvp8depay ! vp8dec threads=1"
                + " ! videoconvertscale add-borders=true"
                + " ! video/x-raw,format=I420,width=%d,height=%d,pixel-aspect-ratio=1/1"
                + " ! queue leaky=downstream max-size-buffers=4 ! screen.sink_0"
                + " compositor name=screen background=black force-live=true latency=40000000"
                + " min-upstream-latency=%d ignore-inactive-pads=true"
                + " sink_0::max-last-buffer-repeat=1000000000"
                + " ! video/x-raw,format=I420,width=%d,height=%d,framerate=%d/1"
                + " ! openh264enc bitrate=%d gop-size=%d complexity=low"
                + " ! h264parse config-interval=-1 ! identity silent=true name=%s ! queue ! %s")
            .formatted(
                VIDEO,
                JITTER_MILLIS,
                WIDTH,
                HEIGHT,
                JITTER_MILLIS * 1_000_000L,
                WIDTH,
                HEIGHT,
                FPS,
                VIDEO_BITS,
                KEY_FRAME_SECONDS * FPS,
                SENT,
                video)
        + (" udpsrc name=%s close-socket=false caps=application/x-rtp,media=audio,"
                + "clock-rate=48000,encoding-name=OPUS,payload=111"
                + " ! rtpjitterbuffer latency=%d ! rtpopusdepay ! opusdec ! audioconvert"
                + " ! audioresample ! audio/x-raw,format=S16LE,rate=48000,channels=2"
                + " ! queue leaky=downstream max-size-time=500000000 ! sound.sink_0"
                + " audiomixer name=sound force-live=true latency=40000000"
                + " min-upstream-latency=%d ignore-inactive-pads=true"
                + " ! audio/x-raw,format=S16LE,rate=48000,channels=2"
                + " ! voaacenc bitrate=%d ! aacparse ! queue ! %s")
            .formatted(AUDIO, JITTER_MILLIS, JITTER_MILLIS * 1_000_000L, AUDIO_BITS, audio);
  }
}
