package io.ringroom.domain.conference;

import io.ringroom.protocol.client.RoomStanding;
import org.jspecify.annotations.Nullable;

/** Why a participant is no longer there. */
public enum LeaveCause {
  LEFT(0, null),
  CONNECTION_LOST(1, RoomStanding.CONNECTION_LOST),
  KICKED(3, RoomStanding.KICKED_OUT),
  TOKEN_EXPIRED(3, RoomStanding.TOKEN_EXPIRED),
  ROOM_DISMISSED(3, RoomStanding.ROOM_DISMISSED);

  private final int reason;
  private final @Nullable RoomStanding standing;

  LeaveCause(int reason, @Nullable RoomStanding standing) {
    this.reason = reason;
    this.standing = standing;
  }

  /** What the others are told, by Volcengine RTC's numbers of {@code onUserLeave}. */
  public int reason() {
    return reason;
  }

  /** What he himself is told; nothing when he asked for it. */
  public @Nullable RoomStanding standing() {
    return standing;
  }
}
