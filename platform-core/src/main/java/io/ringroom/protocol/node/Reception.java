package io.ringroom.protocol.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a member receives the others. It may change at any moment: what its connection carries does,
 * and nothing is negotiated. In the order of what it costs him, the dearest first.
 */
public enum Reception {
  /** The streams of each, as they were sent. */
  @JsonProperty("individual")
  INDIVIDUAL("individual"),
  /** All voices as one stream, and the pictures of each. */
  @JsonProperty("mixedAudio")
  MIXED_AUDIO("mixedAudio"),
  /** All voices as one stream, and all pictures as one. */
  @JsonProperty("mixed")
  MIXED("mixed");

  private final String word;

  Reception(String word) {
    this.word = word;
  }

  /** Its name on the wires. */
  public String word() {
    return word;
  }

  public static Optional<Reception> of(String word) {
    return Stream.of(values()).filter(reception -> reception.word.equals(word)).findFirst();
  }

  /** The cheaper of the two. */
  public Reception atMost(Reception other) {
    return ordinal() >= other.ordinal() ? this : other;
  }
}
