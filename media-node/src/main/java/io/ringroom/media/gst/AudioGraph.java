package io.ringroom.media.gst;

import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.Source;

/** The text of the pipeline from sound to RTP. */
record AudioGraph(AudioFormat format) {
  private static final int OPUS_PAYLOAD = 111;

  /** The test tone, Hz: the pitch an orchestra tunes to, and nothing a room hums by itself. */
  private static final int TONE_HZ = 440;

  /**
   * RFC 6464 levels. The element answers in this form, whatever the form it was asked in, so that a
   * shorter request is refused.
   */
  private static final String LEVEL_EXTENSION =
      "application/x-rtp,extmap-1=(string)<\\\"\\\","
          + "urn:ietf:params:rtp-hdrext:ssrc-audio-level,\\\"vad=on\\\">";

  /** With a microphone, whose element is to be linked to {@link Rtp#HEAD}. */
  String fromMicrophone() {
    return "queue name=%s leaky=downstream max-size-time=200000000 max-size-buffers=0%s"
            .formatted(Rtp.HEAD, Rtp.count(Rtp.CAPTURED))
        + encode();
  }

  /** A quiet tone for the test source, silence for a slate. */
  String builtIn(Source source) {
    String sound =
        source instanceof Source.Test
            ? "wave=sine freq=%d volume=0.1".formatted(TONE_HZ)
            : "wave=silence";
    return "audiotestsrc is-live=true samplesperbuffer=960 "
        + sound
        + " ! audio/x-raw,rate=48000"
        + Rtp.count(Rtp.CAPTURED)
        + encode();
  }

  private String encode() {
    return " ! audioconvert ! audioresample ! audio/x-raw,rate=48000,channels=1"
        + " ! level audio-level-meta=true post-messages=false"
        + " ! opusenc frame-size=20 bitrate=%d inband-fec=true packet-loss-percentage=5"
            .formatted(format.bitrate())
        + " ! rtpopuspay pt=%d mtu=%d".formatted(OPUS_PAYLOAD, Rtp.MTU)
        + " ! capsfilter caps=\"%s\"".formatted(LEVEL_EXTENSION)
        + Rtp.out();
  }
}
