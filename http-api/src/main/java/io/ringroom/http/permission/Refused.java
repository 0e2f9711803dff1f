package io.ringroom.http.permission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;

/**
 * A user who is not rung, as clients are told.
 *
 * @param code an {@link ErrorCode}'s, or one of the tenant's own
 * @param reason his server's words, for the client to show; may be empty
 */
public record Refused(
    @JsonProperty("userID") UserId user,
    @JsonProperty("code") int code,
    @JsonProperty("reason") @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason) {

  public Refused(UserId user, ErrorCode code) {
    this(user, code.code(), "");
  }

  static Refused blocked(UserId user) {
    return new Refused(user, ErrorCode.BLOCKED);
  }
}
