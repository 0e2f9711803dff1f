package io.ringroom.media.device;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** For what kind of sound a microphone is set up. The wire knows it by {@link #word}. */
public enum AudioProfile {
  /** Voices: noise is taken out, the level evened, and little bandwidth used. */
  SPEECH(24_000),
  /** What the configuration says, without treatment but that of echo. */
  STANDARD(0),
  /** Instruments: no treatment but that of echo, and bandwidth for it. */
  MUSIC(96_000);

  private final int bitrate;

  AudioProfile(int bitrate) {
    this.bitrate = bitrate;
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for a word that names none. */
  public static Optional<AudioProfile> of(String word) {
    return Arrays.stream(values()).filter(profile -> profile.word().equals(word)).findFirst();
  }

  /** The form to encode in, where the configuration wants the given one. */
  public AudioFormat format(AudioFormat configured) {
    return bitrate == 0 ? configured : new AudioFormat(bitrate);
  }
}
