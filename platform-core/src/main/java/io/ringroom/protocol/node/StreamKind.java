package io.ringroom.protocol.node;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of the streams there are of one kind of media. */
public enum StreamKind {
  /** A member's camera or microphone. */
  @JsonProperty("main")
  MAIN("main"),
  /** What a member shares of his screen. */
  @JsonProperty("screen")
  SCREEN("screen"),
  /** All members together. */
  @JsonProperty("mix")
  MIX("mix");

  private final String word;

  StreamKind(String word) {
    this.word = word;
  }

  /** Its name on the wires. */
  public String word() {
    return word;
  }
}
