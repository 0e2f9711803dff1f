package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may come into a running call without being asked. */
public enum Admission {
  /** Only who has been asked into it before, and the caller. */
  @JsonProperty("named")
  NAMED,
  /** Also who names the chat group the call belongs to. */
  @JsonProperty("group")
  GROUP,
  /** Every user of the tenant who knows the call. */
  @JsonProperty("open")
  OPEN
}
