package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a member publishes: his microphone, his camera, and a screen he shares beside them.
 *
 * @param screen true or absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tracks(boolean audio, boolean video, @Nullable Boolean screen) {
  public static final Tracks NONE = new Tracks(false, false);

  public Tracks {
    screen = Boolean.TRUE.equals(screen) ? true : null;
  }

  /** Without a screen. */
  public Tracks(boolean audio, boolean video) {
    this(audio, video, null);
  }

  public static Tracks defaultsFor(MediaType media) {
    return new Tracks(true, media == MediaType.VIDEO);
  }

  /** Whether a screen is shared. */
  public boolean shares() {
    return screen != null;
  }

  /** No camera is open and no screen is shown in an audio call, whatever was asked for. */
  public Tracks within(MediaType media) {
    return media == MediaType.AUDIO ? new Tracks(audio, false) : this;
  }

  /** What is absent stays as it is. */
  public Tracks with(
      @Nullable Boolean audioNow, @Nullable Boolean videoNow, @Nullable Boolean screenNow) {
    return new Tracks(
        audioNow == null ? audio : audioNow,
        videoNow == null ? video : videoNow,
        screenNow == null ? screen : screenNow);
  }

  /** What is left when these are closed; a screen is closed with the camera. */
  public Tracks without(boolean closeAudio, boolean closeVideo) {
    return new Tracks(audio && !closeAudio, video && !closeVideo, closeVideo ? null : screen);
  }
}
