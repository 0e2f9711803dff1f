package io.ringroom.domain.ring;

/** What a member publishes: his microphone, his camera. */
public record Tracks(boolean audio, boolean video) {
  public static final Tracks NONE = new Tracks(false, false);

  public static Tracks defaultsFor(MediaType media) {
    return new Tracks(true, media == MediaType.VIDEO);
  }

  /** No camera is open in an audio call, whatever was asked for. */
  public Tracks within(MediaType media) {
    return media == MediaType.AUDIO ? new Tracks(audio, false) : this;
  }
}
