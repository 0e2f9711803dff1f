package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a callee's own entity turns an offer away before anything rings. */
public enum Screening {
  /** He has blocked who asks. */
  @JsonProperty("blocked")
  BLOCKED(""),
  /** He does not want to be disturbed at present. */
  @JsonProperty("doNotDisturb")
  DO_NOT_DISTURB("doNotDisturb");

  private final String told;

  Screening(String told) {
    this.told = told;
  }

  /**
   * What the others in the call are told as the reason. Who is blocked hears what he would hear had
   * the user declined without a word: that he is blocked is nobody else's business.
   */
  public String told() {
    return told;
  }
}
