package io.ringroom.http.auth;

import io.ringroom.protocol.client.ErrorCode;

/** Why a token is not accepted. */
public enum Refusal {
  /** None of the forms of a token at all, or larger than any real one. */
  BAD_FORMAT(ErrorCode.BAD_SIGNATURE),
  /** Signed with none of the tenant's keys. */
  BAD_SIGNATURE(ErrorCode.BAD_SIGNATURE),
  /** Of another tenant. */
  APP_ID_MISMATCH(ErrorCode.APP_ID_MISMATCH),
  /** Of another user. */
  USER_MISMATCH(ErrorCode.USER_MISMATCH),
  /** Its life is longer than its tenant lets tokens live, or not positive. */
  BAD_LIFETIME(ErrorCode.BAD_SIGNATURE),
  /** Made more than 300 s in the future: the tenant's clock is wrong. */
  NOT_YET_VALID(ErrorCode.BAD_SIGNATURE),
  /** Its life is over. */
  EXPIRED(ErrorCode.EXPIRED),
  /** Of another room. */
  ROOM_MISMATCH(ErrorCode.ROOM_MISMATCH),
  /** A UserSig where a PrivateMapKey is needed, or the other way round. */
  WRONG_KIND(ErrorCode.BAD_SIGNATURE);

  private final ErrorCode error;

  Refusal(ErrorCode error) {
    this.error = error;
  }

  /** What the client is told. */
  public ErrorCode error() {
    return error;
  }
}
