package io.ringroom.http.session;

import io.ringroom.protocol.client.ErrorCode;

/** A command's parameter is missing or wrong; the message names it and says what it must be. */
final class BadParameter extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  BadParameter(String message) {
    this(ErrorCode.BAD_PARAMETER, message);
  }

  BadParameter(ErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }
}
