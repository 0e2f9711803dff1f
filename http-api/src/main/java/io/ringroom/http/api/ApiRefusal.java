package io.ringroom.http.api;

import io.ringroom.protocol.client.ErrorCode;

/** A request that is refused; the message says what is wrong with it. */
public final class ApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final ErrorCode code;

  public ApiRefusal(int status, ErrorCode code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  public static ApiRefusal badParameter(String message) {
    return new ApiRefusal(400, ErrorCode.BAD_PARAMETER, message);
  }

  public static ApiRefusal notFound(String what) {
    return new ApiRefusal(404, ErrorCode.NOT_FOUND, what);
  }

  /** A call or user refused, with a code of its own. */
  static ApiRefusal decided(ErrorCode code) {
    int status =
        switch (code) {
          case CALL_ENDED, NOT_FOUND, NO_TASK, NOT_A_ROOM -> 404;
          case NOT_AVAILABLE, MEDIA_UNAVAILABLE -> 503;
          case TOO_MANY_REQUESTS -> 429;
          case INTERNAL -> 500;
          default -> 409;
        };
    return new ApiRefusal(status, code, "the platform refused");
  }

  public int status() {
    return status;
  }

  public ErrorCode code() {
    return code;
  }
}
