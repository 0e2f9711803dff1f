package io.ringroom.actor.room;

import io.ringroom.actor.message.RoomCommand;
import io.ringroom.domain.room.RoomState;
import io.ringroom.protocol.client.ErrorCode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What members ask of their room: a media connection, and whom it shows. */
final class MemberMedia {
  private final RoomVoice voice;
  private final EarlyOffers early;

  MemberMedia(RoomVoice voice, EarlyOffers early) {
    this.voice = voice;
    this.early = early;
  }

  /**
   * @return false when he has to wait, because room or owner does not know enough yet
   */
  boolean connect(RoomState state, RoomCommand.@Nullable Need need, RoomCommand.Connect connect) {
    RoomState.Place place = state.place();
    if (state.closed()) {
      EarlyOffers.refuse(connect, ErrorCode.CALL_ENDED, "the call is over");
    } else if (foreign(place, need, connect)) {
      EarlyOffers.refuse(connect, ErrorCode.NOT_A_MEMBER, "this device is not in the call");
    } else if (place == null
        || need == null
        || !RoomVoice.seated(need, connect.user(), connect.device())) {
      early.hold(connect);
      return false;
    } else {
      early.heard(connect);
      voice.connect(place, connect);
    }
    return true;
  }

  /** A stranger waits for nothing. */
  private static boolean foreign(
      RoomState.@Nullable Place place,
      RoomCommand.@Nullable Need need,
      RoomCommand.Connect connect) {
    boolean ofAnotherPlace = place != null && !place.tenant().equals(connect.tenant());
    boolean ofAnotherNeed = need != null && !need.tenant().equals(connect.tenant());
    return ofAnotherPlace || ofAnotherNeed;
  }

  /**
   * @return false when they have to wait, as {@link #connect}
   */
  boolean views(RoomState state, RoomCommand.@Nullable Need need, RoomCommand.SetViews views) {
    return heard(state, need, views, place -> voice.views(place, views));
  }

  /**
   * @return false when it has to wait, as {@link #connect}
   */
  boolean receive(RoomState state, RoomCommand.@Nullable Need need, RoomCommand.Receive receive) {
    return heard(state, need, receive, place -> voice.receive(place, receive));
  }

  private boolean heard(
      RoomState state,
      RoomCommand.@Nullable Need need,
      RoomCommand.OfMember asked,
      Consumer<RoomState.Place> say) {
    RoomState.Place place = state.place();
    if (state.closed() || (need != null && !need.tenant().equals(asked.tenant()))) {
      return true;
    }
    if (place == null || need == null || !RoomVoice.seated(need, asked.user(), asked.device())) {
      early.hold(asked);
      return false;
    }
    early.heard(asked);
    say.accept(place);
    return true;
  }

  void late(RoomState state, RoomCommand.@Nullable Need need, EarlyOffers.Late late) {
    if (state.place() != null && need != null) {
      early.late(late, ErrorCode.NOT_A_MEMBER, "this device is not in the call");
    } else {
      early.late(late, ErrorCode.MEDIA_UNAVAILABLE, "no media node took the room in time");
    }
  }
}
