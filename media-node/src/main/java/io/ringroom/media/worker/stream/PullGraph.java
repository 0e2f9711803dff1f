package io.ringroom.media.worker.stream;

import io.ringroom.media.stream.PullSpec;

/** The text of the pipeline that fetches a network camera, whatever codecs it has. */
final class PullGraph {
  static final String IN = "in";
  static final String AUDIO_OUT = "audio";
  static final String VIDEO_OUT = "video";
  static final String REPORTS = "reports";

  /** Counts what comes. */
  static final String SEEN = "seen";

  /** A camera's own clock and a network between: enough for both, and not for a conversation. */
  private static final int JITTER_MILLIS = 200;

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int VIDEO_BITS = 1_500_000;
  private static final int AUDIO_BITS = 48_000;
  private static final int KEY_FRAMES = 300;
  private static final int MTU = 1200;

  private PullGraph() {}

  static String text(PullSpec spec) {
    return "rtspsrc name=%s latency=%d timeout=3000000 tcp-timeout=5000000 drop-on-latency=true"
            .formatted(IN, JITTER_MILLIS)
        + " rtpbin name=rtp rtp-profile=avpf"
        + (" %s. ! application/x-rtp,media=video ! queue ! decodebin"
                + " ! videoconvert ! videoscale"
                + " ! video/x-raw,format=I420,width=[16,%d],height=[16,%d],pixel-aspect-ratio=1/1"
                + " ! identity silent=true name=%s"
                + " ! vp8enc deadline=1 cpu-used=8 threads=1 lag-in-frames=0 end-usage=cbr"
                + " target-bitrate=%d keyframe-max-dist=%d"
                + " ! rtpvp8pay pt=96 mtu=%d picture-id-mode=15-bit ! rtp.send_rtp_sink_0"
                + " rtp.send_rtp_src_0 ! vmux. rtp.send_rtcp_src_0 ! vmux. funnel name=vmux"
                + " ! udpsink name=%s host=127.0.0.1 port=%d sync=false async=false"
                + " close-socket=false")
            .formatted(
                IN, WIDTH, HEIGHT, SEEN, VIDEO_BITS, KEY_FRAMES, MTU, VIDEO_OUT, spec.videoPort())
        + " udpsrc name=%s close-socket=false caps=application/x-rtcp ! rtp.recv_rtcp_sink_0"
            .formatted(REPORTS)
        + (" %s. ! application/x-rtp,media=audio ! queue ! decodebin"
                + " ! audioconvert ! audioresample ! audio/x-raw,format=S16LE,rate=48000,channels=1"
                + " ! opusenc bitrate=%d frame-size=20 inband-fec=true"
                + " ! rtpopuspay pt=111 ! rtp.send_rtp_sink_1"
                + " rtp.send_rtp_src_1 ! amux. rtp.send_rtcp_src_1 ! amux. funnel name=amux"
                + " ! udpsink name=%s host=127.0.0.1 port=%d sync=false async=false"
                + " close-socket=false")
            .formatted(IN, AUDIO_BITS, AUDIO_OUT, spec.audioPort());
  }
}
