package io.ringroom.media.gst;

import io.ringroom.media.task.CompositionSpec;
import io.ringroom.media.task.CompositionSpec.Rendition;

/**
 * The text of the pipeline that makes one picture of many. All inputs are there from the start;
 * what is idle is not drawn. An absent input never holds up the picture.
 */
record CompositionGraph(CompositionSpec spec) {
  static final String COMPOSITOR = "comp";

  /** Draws the background and the plates. */
  static final String PLATES = "plates";

  /** The pad of the plates; that of input n is {@code sink_<n + 1>}. */
  static final String PLATES_PAD = pad(-1);

  /**
   * How long packets may be late: for a repeated packet's way between two users in one town. More
   * is delay for everybody, less is blocks in the pictures of who has a bad line.
   */
  private static final int JITTER_MILLIS = 80;

  /** For decoding and scaling, on top of the above. More: delay. Less: a busy machine skips. */
  private static final int WORK_MILLIS = 40;

  /** Without a frame for this long, an input's last one is taken away and the plate is seen. */
  private static final long STALE_NANOS = 1_000_000_000;

  /** Plates are drawn anew this often; a changed layout waits for it. */
  private static final int PLATES_A_SECOND = 4;

  /** A key frame comes on request; unasked, after this long. */
  private static final int KEY_FRAME_SECONDS = 20;

  private static final int VP8_PAYLOAD = 96;

  /** The newest frame wins: being late must not turn into delay. */
  private static final String NEWEST =
      " ! queue leaky=downstream max-size-buffers=2 max-size-time=0 max-size-bytes=0";

  static String receiver(int input) {
    return "in" + input;
  }

  static String decoded(int input) {
    return "decoded" + input;
  }

  static String crop(int input) {
    return "crop" + input;
  }

  static String size(int input) {
    return "size" + input;
  }

  static String label(int input) {
    return "label" + input;
  }

  static String pad(int input) {
    return "sink_" + (input + 1);
  }

  static String gate(int rendition) {
    return "gate" + rendition;
  }

  static String sender(int rendition) {
    return "out" + rendition;
  }

  static String reports(int rendition) {
    return "reports" + rendition;
  }

  String text() {
    StringBuilder text = new StringBuilder(compositor());
    text.append(plates());
    for (int i = 0; i < spec.inputs(); i++) {
      text.append(input(i));
    }
    text.append(
        " rtpbin name=rtp rtp-profile=avpf"
            // Reports say when a picture was taken and not when it left, which keeps it together
            // with sound that had another way.
            + " rtcp-sync-send-time=false"
            // The wall clock may be set while it plays; that must not move picture against sound.
            + " ntp-time-source=clock-time");
    for (int i = 0; i < spec.renditions().size(); i++) {
      text.append(rendition(i, spec.renditions().get(i)));
    }
    return text.toString();
  }

  private String compositor() {
    StringBuilder text =
        new StringBuilder(
            ("compositor name=%s background=black force-live=true ignore-inactive-pads=true"
                    + " max-threads=1 latency=%d min-upstream-latency=%d %s::zorder=0")
                .formatted(COMPOSITOR, nanos(WORK_MILLIS), nanos(JITTER_MILLIS), PLATES_PAD));
    for (int i = 0; i < spec.inputs(); i++) {
      text.append(
          " %1$s::alpha=0 %1$s::zorder=%2$d %1$s::max-last-buffer-repeat=%3$d"
              .formatted(pad(i), i + 1, STALE_NANOS));
    }
    return text
        + " ! video/x-raw,format=I420,width=%d,height=%d,framerate=%d/1,pixel-aspect-ratio=1/1"
            .formatted(spec.width(), spec.height(), spec.fps())
        + " ! tee name=canvas allow-not-linked=true";
  }

  private String plates() {
    return " videotestsrc is-live=true pattern=black"
        + " ! video/x-raw,format=BGRA,width=%d,height=%d,framerate=%d/1"
            .formatted(spec.width(), spec.height(), PLATES_A_SECOND)
        + " ! rsvgoverlay name=%s ! videoconvert ! video/x-raw,format=I420".formatted(PLATES)
        // A compositor waits for the next picture of every input: without this it would give four
        // pictures at once, four times a second.
        + " ! imagefreeze is-live=true allow-replace=true ! video/x-raw,framerate=%d/1"
            .formatted(spec.fps())
        + NEWEST
        + " ! %s.%s".formatted(COMPOSITOR, PLATES_PAD);
  }

  /** Scaled in its own thread, so that the one thread of the compositor only copies. */
  private static String input(int input) {
    return (" udpsrc name=%s close-socket=false"
                + " caps=application/x-rtp,media=video,clock-rate=90000,encoding-name=VP8,payload=%d"
                + " ! rtpjitterbuffer latency=%d drop-on-latency=true")
            .formatted(receiver(input), VP8_PAYLOAD, JITTER_MILLIS)
        + " ! rtpvp8depay ! vp8dec threads=1 ! identity silent=true name="
        + decoded(input)
        + " ! aspectratiocrop name=%s ! videoconvertscale add-borders=true ! capsfilter name=%s"
            .formatted(crop(input), size(input))
        + " ! textoverlay name=%s valignment=bottom halignment=left".formatted(label(input))
        + " shaded-background=true xpad=4 ypad=4"
        + NEWEST
        + " ! %s.%s".formatted(COMPOSITOR, pad(input));
  }

  private String rendition(int number, Rendition rendition) {
    return " canvas. ! valve name=%s drop=true".formatted(gate(number))
        + NEWEST
        + " ! videoscale ! video/x-raw,width=%d,height=%d"
            .formatted(rendition.width(), rendition.height())
        + " ! vp8enc deadline=1 cpu-used=8 threads=1 lag-in-frames=0 end-usage=cbr"
        + " target-bitrate=%d buffer-size=600 buffer-initial-size=300 buffer-optimal-size=500"
            .formatted(rendition.bitrate())
        + " undershoot=95 overshoot=15 min-quantizer=4 max-quantizer=56"
        + " keyframe-max-dist=%d".formatted(KEY_FRAME_SECONDS * spec.fps())
        + " ! rtpvp8pay pt=%d mtu=%d picture-id-mode=15-bit".formatted(VP8_PAYLOAD, Rtp.MTU)
        + " ! rtp.send_rtp_sink_%1$d rtp.send_rtp_src_%1$d ! mux%1$d.".formatted(number)
        + " rtp.send_rtcp_src_%1$d ! mux%1$d. funnel name=mux%1$d".formatted(number)
        + " ! udpsink name=%s host=127.0.0.1 port=%d sync=false async=false close-socket=false"
            .formatted(sender(number), rendition.port())
        + " udpsrc name=%s close-socket=false caps=application/x-rtcp ! rtp.recv_rtcp_sink_%d"
            .formatted(reports(number), number);
  }

  private static long nanos(int millis) {
    return millis * 1_000_000L;
  }
}
