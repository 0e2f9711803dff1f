package io.ringroom.domain.call;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an invitation ended without an answer. */
public enum Outcome {
  @JsonProperty("rejected")
  REJECTED("rejected"),
  @JsonProperty("lineBusy")
  LINE_BUSY("lineBusy"),
  /** Rang, and nobody answered in time. */
  @JsonProperty("noResponse")
  NO_RESPONSE("noResponse"),
  /** No device was ever reached in time. */
  @JsonProperty("offline")
  OFFLINE("offline"),
  /** Taken back while it was pending. */
  @JsonProperty("cancelled")
  CANCELLED("cancelled");

  private final String wireName;

  Outcome(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }
}
