package io.ringroom.media.capture;

import com.typesafe.config.Config;
import io.ringroom.media.device.SourceWish;

/**
 * What the room hears and sees of a call; the keys are {@code ringroom.media.capture.play}.
 *
 * @param loudspeaker which one; {@code test} counts as {@code off}
 * @param volume per cent, 0 to 200
 * @param display {@code off}, {@code auto}, or the end of a GStreamer pipeline
 */
public record PlaySettings(SourceWish loudspeaker, int volume, String display) {
  private static final int LOUDEST = 200;

  /** Nothing is played. */
  public static final PlaySettings OFF = new PlaySettings(new SourceWish.Off(), 100, "off");

  public PlaySettings {
    if (volume < 0 || volume > LOUDEST) {
      throw new IllegalArgumentException("play.volume must be 0 to 200, not " + volume);
    }
    if (display.isBlank()) {
      throw new IllegalArgumentException("play.display must be off, auto or a sink");
    }
  }

  static PlaySettings from(Config play) {
    return new PlaySettings(
        SourceWish.parse(play.getString("loudspeaker")),
        play.getInt("volume"),
        play.getString("display").strip());
  }

  boolean hasDisplay() {
    return !display.equals("off");
  }
}
