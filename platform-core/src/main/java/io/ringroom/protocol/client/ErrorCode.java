package io.ringroom.protocol.client;

/**
 * Everything the platform refuses to a client: number, hint, and whether the same command may
 * succeed a moment later. Numbers are stable; ops/docs/PROTOCOL.md lists each.
 */
public enum ErrorCode {
  UNKNOWN_COMMAND(70001, "see ops/docs/PROTOCOL.md for the commands", false),
  BAD_PARAMETER(70002, "correct the named parameter", false),
  NOT_LOGGED_IN(70003, "send login first", false),
  BAD_FRAME(70004, "send one JSON object per text frame, within the documented bounds", false),
  TOO_MANY_REQUESTS(70005, "slow down", true),
  NOT_AVAILABLE(70006, "the platform could not decide in time, send the command again", true),
  BAD_SIGNATURE(70101, "ask your server for a fresh userSig of this user and sdkAppID", false),
  EXPIRED(70102, "ask your server for a fresh userSig", false),
  APP_ID_MISMATCH(70103, "the userSig is of another sdkAppID", false),
  USER_MISMATCH(70104, "the userSig is of another userID", false),
  CALL_ENDED(70105, "the call is over or was never made", false),
  ANSWERED_ELSEWHERE(70106, "another device of this user has answered", false),
  ALREADY_IN_CALL(70107, "hang up the current call first", false),
  TOO_MANY_USERS(70108, "invite fewer users", false),
  NOT_A_MEMBER(70109, "only members of the call may do this", false),
  BLOCKED(70110, "the server of this sdkAppID says who may call whom", false),
  SELF_CALL(70111, "leave your own userID out of userIDList", false),
  ROOM_FULL(70112, "there is no place for more users", true),
  NOT_ALLOWED(70113, "the call does not admit this user", false),
  TOO_MANY_CALLS(70119, "wait a second before the next call", true),
  CALL_LIMIT(70120, "wait until another call of this sdkAppID has ended", true),
  NO_PERMISSION(70121, "ask your server for a token with this permission", false),
  ROOM_MISMATCH(70122, "the token is of another room", false),
  TOO_MANY_ROOMS(70123, "leave a room first", false),
  NOT_OFFERED(70115, "ask the operator to switch it on for this sdkAppID", false),
  NO_REQUEST(70114, "nobody asks for video any more", false),
  LIST_FULL(70118, "take somebody off the list first", false),
  MEDIA_UNAVAILABLE(70201, "no media node answered, try again", true),
  NODE_FULL(70204, "the media nodes carry as much as they can, try again later", true),
  TOO_MANY_TASKS(70210, "end a recording or stream of this room first", true),
  TASK_OF_ANOTHER_KIND(70211, "choose another id", false),
  NO_TASK(70212, "no recording or stream of this id runs in the room", false),
  USER_IS_THERE(70213, "choose a userID that nobody in the room has", false),
  BAD_DESTINATION(70214, "ask the operator to allow this address for this sdkAppID", false),
  NO_MEDIA_YET(70215, "try again once somebody has answered or joined", true),
  MAY_NOT_RECORD(
      70216, "only who made the call, or may moderate the room, has it recorded here", false),
  ROOM_DECIDES(70220, "somebody in the room has set this, and only there it can be changed", false),
  NO_SUCH_DEVICE(70221, "choose one of the room's devices, or auto", false),
  NOT_A_ROOM(70222, "name a camera room that has been connected", false),
  MAY_NOT_CONTROL(70223, "this sdkAppID says who may control rooms (media.room-control)", false),
  NO_PREVIEW(70224, "this room shows nothing before the call is answered", false),
  BAD_SDP(70203, "the offer is not one this media plane can answer", false),
  FOREIGN_ORIGIN(70301, "add the page's origin to ringroom.http.origins", false),
  UNAUTHORIZED(70302, "give the tenant's secret key as Authorization: Bearer", false),
  NOT_FOUND(70303, "no such resource", false),
  INTERNAL(70999, "a fault of the platform; its log has the details", true);

  private final int code;
  private final String hint;
  private final boolean retryable;

  ErrorCode(int code, String hint, boolean retryable) {
    this.code = code;
    this.hint = hint;
    this.retryable = retryable;
  }

  public int code() {
    return code;
  }

  /** What the caller may do about it. */
  public String hint() {
    return hint;
  }

  /** Whether the same request may succeed later without a change. */
  public boolean retryable() {
    return retryable;
  }
}
