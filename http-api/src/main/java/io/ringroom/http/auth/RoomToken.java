package io.ringroom.http.auth;

import io.ringroom.domain.conference.Pass;
import io.ringroom.domain.room.Rights;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.time.Instant;

/**
 * A room token in any of the three forms that are accepted: TRTC's PrivateMapKey, Volcengine RTC's
 * AccessToken, or a JSON Web Token. They are told apart by their first characters; which of a
 * tenant's keys has signed is found by trying.
 */
public final class RoomToken {
  private RoomToken() {}

  /** What a token turned out to be. */
  public sealed interface Result {}

  /**
   * @param pass until the first moment at which the token is no longer valid
   */
  public record Valid(Pass pass) implements Result {}

  /** Not accepted. */
  public record Invalid(Refusal reason) implements Result {}

  public static Result verify(Issuer issuer, UserId user, RoomId room, String token, Instant now) {
    if (token.startsWith(AccessToken.VERSION)) {
      return AccessToken.verify(issuer, user, room, token, now);
    }
    return token.indexOf('.') >= 0
        ? WebToken.verifyRoom(issuer, user, room, token, now)
        : privateMapKey(issuer, user, room, token, now);
  }

  private static Result privateMapKey(
      Issuer issuer, UserId user, RoomId room, String token, Instant now) {
    PrivateMapKey.Result result = PrivateMapKey.verify(issuer, user, token, now);
    if (result instanceof PrivateMapKey.Invalid invalid) {
      return new Invalid(invalid.reason());
    }
    PrivateMapKey.Valid valid = (PrivateMapKey.Valid) result;
    return valid.permission().room().is(room)
        ? new Valid(new Pass(new Rights(valid.permission().privileges()), valid.until()))
        : new Invalid(Refusal.ROOM_MISMATCH);
  }
}
