package io.ringroom.media.rtp;

/** The two kinds of media a call carries. */
public enum MediaKind {
  AUDIO("audio", 48_000),
  VIDEO("video", 90_000);

  private final String word;
  private final int clockRate;

  MediaKind(String word, int clockRate) {
    this.word = word;
    this.clockRate = clockRate;
  }

  /** The word of SDP and of the node protocol. */
  public String word() {
    return word;
  }

  /** RTP timestamp ticks per second: Opus (RFC 7587) and VP8 (RFC 7741) fix it per kind. */
  public int clockRate() {
    return clockRate;
  }
}
