package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a call is for. The numbers are TUICallKit's. */
public enum MediaType {
  @JsonProperty("audio")
  AUDIO(1),
  @JsonProperty("video")
  VIDEO(2);

  private final int code;

  MediaType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /**
   * @throws IllegalArgumentException when the code is neither 1 nor 2
   */
  public static MediaType of(int code) {
    return switch (code) {
      case 1 -> AUDIO;
      case 2 -> VIDEO;
      default -> throw new IllegalArgumentException("mediaType must be 1 (audio) or 2 (video)");
    };
  }
}
