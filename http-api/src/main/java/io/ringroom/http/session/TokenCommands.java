package io.ringroom.http.session;

import io.ringroom.http.json.Json;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.Optional;

/** {@code updateToken}: a newer token for the login or for a room, without leaving either. */
final class TokenCommands {
  private static final int MOST_TOKEN = 2048;

  private final Desk desk;
  private final LoginTerm term;
  private final RoomCommands rooms;

  TokenCommands(Desk desk, LoginTerm term, RoomCommands rooms) {
    this.desk = desk;
    this.term = term;
    this.rooms = rooms;
  }

  void updateToken(Asked asked) {
    if (asked.p().has("roomId")) {
      rooms.renew(asked);
      return;
    }
    String token = asked.p().text("userSig", MOST_TOKEN);
    Instant now = desk.around().clock().instant();
    Credentials.Login login =
        desk.around().credentials().login(desk.tenant(), desk.user(), token, now);
    if (login.until() == null) {
      throw new BadParameter(
          Optional.ofNullable(login.refusal()).orElse(ErrorCode.BAD_SIGNATURE),
          "the token is not accepted; the present one holds until its end");
    }
    term.lasts(login.until(), now);
    desk.context()
        .getSelf()
        .tell(
            SessionMessage.Decided.yes(
                asked.id(), Json.object().put("expiresAt", login.until().toEpochMilli())));
  }
}
