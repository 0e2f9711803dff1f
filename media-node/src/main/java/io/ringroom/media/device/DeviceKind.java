package io.ringroom.media.device;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a device gives or takes. The wire knows it by {@link #word}. */
public enum DeviceKind {
  CAMERA("camera"),
  MICROPHONE("microphone"),
  LOUDSPEAKER("loudspeaker");

  private final String word;

  DeviceKind(String word) {
    this.word = word;
  }

  @JsonValue
  public String word() {
    return word;
  }
}
