package io.ringroom.media.device;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a device gives. The wire knows it by {@link #word}. */
public enum DeviceKind {
  CAMERA("camera"),
  MICROPHONE("microphone");

  private final String word;

  DeviceKind(String word) {
    this.word = word;
  }

  @JsonValue
  public String word() {
    return word;
  }
}
