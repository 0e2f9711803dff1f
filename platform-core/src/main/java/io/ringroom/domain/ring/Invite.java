package io.ringroom.domain.ring;

import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;

/**
 * What an invited user is shown.
 *
 * @param callees everyone the caller named, in his order
 * @param deadline when this user's ring ends
 * @param userData the caller's own data, passed on untouched; "" if none
 */
public record Invite(
    CallId call,
    UserId caller,
    List<UserId> callees,
    MediaType media,
    Instant deadline,
    String userData,
    String chatGroupId) {
  public Invite {
    callees = List.copyOf(callees);
  }

  public RoomId room() {
    return RoomId.of(call);
  }

  /** A call between two: only these merge when both sides dial at once. */
  public boolean oneToOne() {
    return callees.size() == 1;
  }
}
