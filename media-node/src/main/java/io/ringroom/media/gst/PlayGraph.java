package io.ringroom.media.gst;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of the pipelines from RTP to a loudspeaker or a display. Inputs are fixed: who is heard
 * through which is decided where the RTP comes from.
 */
final class PlayGraph {
  static final String VOLUME = "loudness";

  /** Counts pictures that were decoded. */
  static final String SHOWN = "shown";

  /** Lets one of two pictures through to the display. */
  static final String CHOICE = "choice";

  static final String SOMEBODY = "sink_0";
  static final String NOBODY = "sink_1";

  /**
   * How long packets wait for late ones, ms. From a router on the same host they come as evenly as
   * their sender's network lets them; less is heard as crackle, more as delay.
   */
  private static final int JITTER_MILLIS = 60;

  /**
   * How long the mixer waits for a voice that is there but not yet in time. What is before the
   * loudspeaker's own stock must not be more than about that stock, or the canceller is asked for
   * an echo before it knows what was played: so it is short, and FEC, for which the decoder says it
   * needs 120 ms, is not used here.
   */
  private static final int MIX_MILLIS = 30;

  private PlayGraph() {}

  /** The name of the element that receives an input. */
  static String input(int n) {
    return "in" + n;
  }

  /**
   * Sound of several talkers on one loudspeaker, in blocks of 10 ms as echo cancelling needs them.
   *
   * @param probe by which an echo canceller knows this loudspeaker, empty for none
   */
  static String speaker(int inputs, String probe) {
    String mixed =
        "audiomixer name=mix start-time-selection=first ignore-inactive-pads=true latency=%d000000 alignment-threshold=%d000000"
                .formatted(MIX_MILLIS, JITTER_MILLIS)
            + " ! audio/x-raw,format=S16LE,layout=interleaved,rate=48000,channels=1"
            + " ! volume name=%s".formatted(VOLUME)
            + (probe.isEmpty() ? "" : " ! webrtcechoprobe name=" + probe)
            + " ! audioconvert ! audioresample ! queue name=%s max-size-time=200000000"
                .formatted(Rtp.TAIL);
    // A mixer that has nothing live to wait for does not keep the time, which began long before it.
    String silence =
        " audiotestsrc is-live=true do-timestamp=true wave=silence samplesperbuffer=480"
            + " ! audio/x-raw,format=S16LE,rate=48000,channels=1 ! queue ! mix.";
    return mixed
        + silence
        + IntStream.range(0, inputs).mapToObj(PlayGraph::voice).collect(Collectors.joining());
  }

  private static String voice(int n) {
    return " udpsrc name=%s close-socket=false".formatted(input(n))
        + " caps=\"application/x-rtp,media=audio,clock-rate=48000,encoding-name=OPUS,payload=111\""
        + " ! rtpjitterbuffer latency=%d do-lost=true".formatted(JITTER_MILLIS)
        + " ! rtpopusdepay ! opusdec plc=true ! audioconvert ! audioresample"
        + " ! audio/x-raw,format=S16LE,rate=48000,channels=1"
        + " ! queue leaky=downstream max-size-time=200000000 max-size-buffers=0 ! mix.";
  }

  /**
   * A picture on a display, and what stands there while nobody is shown.
   *
   * @param sink the end of the pipeline in the form of {@code gst-launch}
   * @param textOverlay whether the element that writes into pictures is installed
   */
  static String display(String sink, boolean textOverlay) {
    return "udpsrc name=%s close-socket=false".formatted(input(0))
        + " caps=\"application/x-rtp,media=video,clock-rate=90000,encoding-name=VP8,payload=96\""
        + " ! rtpjitterbuffer latency=%d".formatted(JITTER_MILLIS)
        + " ! rtpvp8depay ! vp8dec"
        + Rtp.count(SHOWN)
        + " ! queue leaky=downstream max-size-buffers=2 max-size-time=0 max-size-bytes=0"
        + " ! videoconvert ! %s.%s".formatted(CHOICE, SOMEBODY)
        + " videotestsrc is-live=true do-timestamp=true pattern=black"
        + " ! video/x-raw,format=I420,width=640,height=360,framerate=2/1"
        + (textOverlay
            ? " ! textoverlay text=\"NOBODY IS SHOWN\" valignment=center font-desc=\"Sans 20\""
            : "")
        + " ! %s.%s".formatted(CHOICE, NOBODY)
        + " input-selector name=%s sync-streams=false ! videoconvert ! videoscale ! "
            .formatted(CHOICE)
        + sink;
  }
}
