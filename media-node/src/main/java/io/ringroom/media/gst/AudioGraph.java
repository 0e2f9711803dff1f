package io.ringroom.media.gst;

import com.sun.jna.Pointer;
import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.Source;
import java.util.List;

/**
 * The text of the pipeline from sound to RTP.
 *
 * @param gain per cent of what the microphone gives, 0 to 400
 * @param treatment what is done to a microphone's sound before it is encoded
 */
record AudioGraph(AudioFormat format, int gain, Treatment treatment) implements StreamGraph {
  private static final int OPUS_PAYLOAD = 111;

  /** The test tone, Hz: the pitch an orchestra tunes to, and nothing a room hums by itself. */
  private static final int TONE_HZ = 440;

  private static final String GAIN = "gain";

  /**
   * @param probe of the loudspeaker, which must play, whose sound is taken out; empty for none
   * @param noise whether steady noise is taken out and the level evened
   */
  record Treatment(String probe, boolean noise) {
    static final Treatment NONE = new Treatment("", false);

    boolean isNone() {
      return probe.isEmpty() && !noise;
    }

    /**
     * Echo is looked for where the clocks say it is ({@link HostTime}). The canceller's own search
     * loses itself whenever sound comes in bursts, as it does on any host that is busy.
     */
    String text() {
      return "webrtcdsp"
          + (probe.isEmpty() ? " echo-cancel=false" : " echo-cancel=true probe=" + probe)
          + " delay-agnostic=false extended-filter=true echo-suppression-level=moderate"
          + " noise-suppression=%b gain-control=%b high-pass-filter=true".formatted(noise, noise);
    }
  }

  /**
   * RFC 6464 levels. The element answers in this form, whatever the form it was asked in, so that a
   * shorter request is refused.
   */
  private static final String LEVEL_EXTENSION =
      "application/x-rtp,extmap-1=(string)<\\\"\\\","
          + "urn:ietf:params:rtp-hdrext:ssrc-audio-level,\\\"vad=on\\\">";

  @Override
  public Text source(Source source, DeviceScan scan) throws GstFault {
    if (source instanceof Source.Live live) {
      Pointer device = scan.device(live);
      return new Text(fromMicrophone(), device);
    }
    return new Text(builtIn(source), null);
  }

  /** With a microphone, whose element is to be linked to {@link Rtp#HEAD}. */
  String fromMicrophone() {
    return "queue name=%s leaky=downstream max-size-time=200000000 max-size-buffers=0%s"
            .formatted(Rtp.HEAD, Rtp.count(Rtp.CAPTURED))
        + " ! audioconvert ! audioresample"
        + " ! audio/x-raw,format=S16LE,layout=interleaved,rate=48000,channels=1"
        + (treatment.isNone() ? "" : " ! " + treatment.text())
        + " ! identity silent=true name="
        + Rtp.TAIL;
  }

  /** A quiet tone for the test source, silence for a slate. */
  String builtIn(Source source) {
    String sound =
        source instanceof Source.Test
            ? "wave=sine freq=%d volume=0.1".formatted(TONE_HZ)
            : "wave=silence";
    return "audiotestsrc is-live=true do-timestamp=true samplesperbuffer=960 "
        + sound
        + " ! audio/x-raw,format=S16LE,rate=48000,channels=1"
        + Rtp.count(Rtp.CAPTURED)
        + " ! identity silent=true name="
        + Rtp.TAIL;
  }

  @Override
  public String encoder() {
    return Rtp.in("max-size-time=200000000 max-size-buffers=0 max-size-bytes=0")
        + " ! audioconvert ! volume name=%s".formatted(GAIN)
        + " ! level audio-level-meta=true post-messages=false"
        + " ! opusenc name=%s frame-size=20 inband-fec=true packet-loss-percentage=5"
            .formatted(Rtp.ENCODER)
        + " ! rtpopuspay pt=%d mtu=%d".formatted(OPUS_PAYLOAD, Rtp.MTU)
        + " ! capsfilter caps=\"%s\"".formatted(LEVEL_EXTENSION)
        + Rtp.out();
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(Rtp.ENCODER, "bitrate", format.bitrate()),
        new Setting(GAIN, "volume", gain / 100.0));
  }

  @Override
  public boolean sameSource(StreamGraph other) {
    return other instanceof AudioGraph graph && graph.treatment.equals(treatment);
  }
}
