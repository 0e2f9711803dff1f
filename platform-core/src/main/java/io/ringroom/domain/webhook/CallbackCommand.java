package io.ringroom.domain.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of callbacks: TUICallKit's of calls, and in their manner those of recordings. */
public enum CallbackCommand {
  @JsonProperty("Call.CallbackAfterStartCall")
  START("Call.CallbackAfterStartCall"),
  @JsonProperty("Call.CallbackAfterMemberChanged")
  MEMBER("Call.CallbackAfterMemberChanged"),
  @JsonProperty("Call.CallbackAfterEndCall")
  END("Call.CallbackAfterEndCall"),
  /** Somebody, or the tenant's policy, has begun a recording, or changed its form. */
  @JsonProperty("Recording.CallbackAfterStart")
  RECORDING_START("Recording.CallbackAfterStart"),
  /** It has ended, by somebody's wish or with the room. Its last files follow. */
  @JsonProperty("Recording.CallbackAfterStop")
  RECORDING_STOP("Recording.CallbackAfterStop"),
  /** It could not be made, or not go on. */
  @JsonProperty("Recording.CallbackAfterFailure")
  RECORDING_FAILURE("Recording.CallbackAfterFailure"),
  /** A file of it is ready to be fetched. */
  @JsonProperty("Recording.CallbackAfterFile")
  RECORDING_FILE("Recording.CallbackAfterFile");

  private final String wireName;

  CallbackCommand(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
