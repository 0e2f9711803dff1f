package io.ringroom.protocol.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What lies behind somebody's leaving or the end of a call, where its reason does not say it. */
public enum Cause {
  /** A moderator took him out. */
  @JsonProperty("kicked")
  KICKED("kicked"),
  /** His device logged out. */
  @JsonProperty("loggedOut")
  LOGGED_OUT("loggedOut"),
  /** His token ran out and was not renewed. */
  @JsonProperty("tokenExpired")
  TOKEN_EXPIRED("tokenExpired"),
  /** The call lasted as long as it may. */
  @JsonProperty("maxDuration")
  MAX_DURATION("maxDuration"),
  /** No media node was left to carry it. */
  @JsonProperty("mediaLost")
  MEDIA_LOST("mediaLost");

  private final String wireName;

  Cause(String wireName) {
    this.wireName = wireName;
  }

  /** As clients read it. */
  public String wireName() {
    return wireName;
  }
}
