package io.ringroom.http.tencent;

import io.ringroom.protocol.client.ErrorCode;

/**
 * Our refusals in Tencent's numbers: those of its chat server for who asks and how, those of its
 * call server for what is asked.
 */
final class TencentCode {
  static final int BAD_PARAMETER = 101002;

  private TencentCode() {}

  static int of(ErrorCode code) {
    return switch (code) {
      case UNAUTHORIZED -> 60010;
      case TOO_MANY_REQUESTS, TOO_MANY_CALLS, CALL_LIMIT -> 60007;
      case EXPIRED -> 70001;
      case BAD_SIGNATURE -> 70003;
      case USER_MISMATCH -> 70013;
      case APP_ID_MISMATCH -> 70014;
      case CALL_ENDED, NOT_FOUND -> 101004;
      case NOT_AVAILABLE, MEDIA_UNAVAILABLE, INTERNAL -> 101001;
      default -> BAD_PARAMETER;
    };
  }
}
