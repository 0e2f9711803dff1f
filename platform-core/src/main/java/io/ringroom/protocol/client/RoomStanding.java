package io.ringroom.protocol.client;

/** The numbers of {@code onRoomStateChanged}; below zero they are Volcengine RTC's. */
public enum RoomStanding {
  JOINED(0),
  /** His connection was gone for longer than the grace. */
  CONNECTION_LOST(1),
  /** Another device of his has joined in place of this one. */
  DUPLICATE_LOGIN(-1004),
  KICKED_OUT(-1006),
  TOKEN_EXPIRED(-1009),
  /** The room is over for everybody: no media node is left to carry it. */
  ROOM_DISMISSED(-1011);

  private final int code;

  RoomStanding(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
