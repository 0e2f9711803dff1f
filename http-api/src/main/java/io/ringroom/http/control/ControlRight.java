package io.ringroom.http.control;

import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a user may control a camera room: only while both are in the same call. */
final class ControlRight {
  private static final String JOINED = "joined";
  private static final String CALLER = "caller";

  private ControlRight() {}

  /**
   * @param view how the call stands for who asks; absent when he has no part in it
   * @return null when he may
   */
  static @Nullable ErrorCode refusal(
      @Nullable CallView view, UserId room, TenantPolicy.RoomControl who) {
    if (view == null || !view.state().equals(JOINED) || !isIn(view, room)) {
      return ErrorCode.NOT_A_MEMBER;
    }
    // Who answers a door has been called by the door.
    boolean calls = view.role().equals(CALLER) || view.callerId().equals(room);
    boolean may =
        switch (who) {
          case NOBODY -> false;
          case CALLER -> calls;
          case MEMBER -> true;
        };
    return may ? null : ErrorCode.MAY_NOT_CONTROL;
  }

  /**
   * Whether a user may see a camera room before anybody has answered: while one of the two rings
   * for the other.
   *
   * @return null when he may, as far as the room's own policy does not refuse it
   */
  static @Nullable ErrorCode noPreview(@Nullable CallView view, UserId asks, UserId room) {
    if (view == null) {
      return ErrorCode.NOT_A_MEMBER;
    }
    boolean roomRings = rings(view, room) && !rings(view, asks);
    boolean roomCalls = view.callerId().equals(room) && rings(view, asks);
    return roomRings || roomCalls ? null : ErrorCode.NO_PREVIEW;
  }

  private static boolean rings(CallView view, UserId user) {
    return view.members().stream()
        .anyMatch(
            member ->
                member.user().equals(user)
                    && !user.equals(view.callerId())
                    && List.of("calling", "ringing").contains(member.state()));
  }

  private static boolean isIn(CallView view, UserId room) {
    return view.members().stream()
        .anyMatch(member -> member.user().equals(room) && member.state().equals(JOINED));
  }
}
