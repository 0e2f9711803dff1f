package io.ringroom.domain.ring;

import io.ringroom.id.RoomId;

/**
 * What a caller calls the room of his call. It is shown wherever the call is, and who wants to come
 * in finds the newest call by it; the media room keeps the call's own id, so two calls may bear the
 * same name.
 *
 * @param number whether he gave it as a number
 */
public record RoomName(RoomId id, boolean number) {
  /** Room numbers are those of TRTC: unsigned 32 bits, and not 0. */
  public static final long MOST = 4_294_967_295L;

  public static RoomName of(long number) {
    return new RoomName(new RoomId(Long.toString(number)), true);
  }

  public static RoomName of(String text) {
    return new RoomName(new RoomId(text), false);
  }
}
