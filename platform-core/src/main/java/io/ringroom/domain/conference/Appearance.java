package io.ringroom.domain.conference;

import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.client.ClientEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the others are told of one participant: the difference in how he appears to them. */
final class Appearance {
  private static final int BECAME_INVISIBLE = 2;

  private Appearance() {}

  /**
   * @param reason why he is not there any more, if he is not
   */
  static List<ClientEvent> change(
      RoomId room, @Nullable Participant before, @Nullable Participant after, int reason) {
    boolean was = before != null && before.visible();
    boolean is = after != null && after.visible();
    if (before != null && was && !is) {
      int why = after == null ? reason : BECAME_INVISIBLE;
      return List.of(new ClientEvent.RoomUserLeave(room, before.user(), why));
    }
    if (after == null || !is) {
      return List.of();
    }
    return before != null && was ? differences(room, before, after) : entrance(room, after);
  }

  /** He is there all at once. */
  static List<ClientEvent> entrance(RoomId room, Participant one) {
    List<ClientEvent> events = new ArrayList<>();
    events.add(new ClientEvent.RoomUserJoined(room, one.user(), one.extraInfo()));
    if (media(one.tracks()) != 0) {
      events.add(new ClientEvent.UserPublishStream(room, one.user(), media(one.tracks())));
    }
    if (one.tracks().shares()) {
      events.add(new ClientEvent.UserPublishScreen(room, one.user()));
    }
    if (one.shownAway()) {
      events.add(new ClientEvent.RoomUserConnection(room, one.user(), "reconnecting"));
    }
    return events;
  }

  private static List<ClientEvent> differences(RoomId room, Participant before, Participant after) {
    List<ClientEvent> events = new ArrayList<>();
    int had = media(before.tracks());
    int has = media(after.tracks());
    if ((has & ~had) != 0) {
      events.add(new ClientEvent.UserPublishStream(room, after.user(), has & ~had));
    }
    if ((had & ~has) != 0) {
      events.add(new ClientEvent.UserUnpublishStream(room, after.user(), had & ~has));
    }
    if (before.tracks().shares() != after.tracks().shares()) {
      events.add(
          after.tracks().shares()
              ? new ClientEvent.UserPublishScreen(room, after.user())
              : new ClientEvent.UserUnpublishScreen(room, after.user()));
    }
    if (before.shownAway() != after.shownAway()) {
      String state = after.shownAway() ? "reconnecting" : "connected";
      events.add(new ClientEvent.RoomUserConnection(room, after.user(), state));
    }
    return events;
  }

  /** Volcengine RTC's numbers: 1 audio, 2 video, 3 both. */
  private static int media(Tracks tracks) {
    return (tracks.audio() ? 1 : 0) + (tracks.video() ? 2 : 0);
  }
}
