package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonProperty;

/** On which side of a call a user is. */
public enum Role {
  @JsonProperty("caller")
  CALLER,
  @JsonProperty("callee")
  CALLEE,
  /** He came by himself. */
  @JsonProperty("joiner")
  JOINER
}
