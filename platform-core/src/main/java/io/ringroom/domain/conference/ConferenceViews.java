package io.ringroom.domain.conference;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.RoomView;
import java.util.List;
import java.util.Optional;

/** How a conference looks to one who is in it. */
public final class ConferenceViews {
  private ConferenceViews() {}

  /**
   * @param joinType 0 for one who has just joined, 1 for one who was there before
   */
  public static Optional<RoomView> of(
      RoomId room, ConferenceState state, UserId user, int joinType) {
    Sitting sitting = state.sitting();
    return sitting == null
        ? Optional.empty()
        : sitting.of(user).map(me -> view(room, sitting, me, joinType));
  }

  private static RoomView view(RoomId room, Sitting sitting, Participant me, int joinType) {
    List<RoomView.Other> others =
        sitting.participants().stream()
            .filter(one -> one.visible() && !one.user().equals(me.user()))
            .map(ConferenceViews::other)
            .toList();
    return new RoomView(
        room,
        joinType,
        me.visible(),
        me.tracks().audio(),
        me.tracks().video(),
        others,
        me.tracks().screen());
  }

  private static RoomView.Other other(Participant one) {
    return new RoomView.Other(
        one.user(),
        one.extraInfo(),
        one.shownAway() ? "reconnecting" : "joined",
        one.tracks().audio(),
        one.tracks().video(),
        one.tracks().screen());
  }
}
