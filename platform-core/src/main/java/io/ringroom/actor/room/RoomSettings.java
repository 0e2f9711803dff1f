package io.ringroom.actor.room;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * @param affirmEvery how often the call is asked whether the room is still needed, and the wish to
 *     the node (with the lease of its cameras) is renewed; well below a lease of 60 s
 * @param placeAgainAfter how long to wait when no media node is connected
 * @param connectWithin how long a member's offer may wait for the room to be placed
 * @param nodeLostAfter how long a media node may be away before its rooms are given to another one,
 *     or end if there is none
 */
public record RoomSettings(
    Duration affirmEvery,
    Duration placeAgainAfter,
    Duration connectWithin,
    Duration nodeLostAfter) {

  public static RoomSettings from(Config config) {
    return new RoomSettings(
        config.getDuration("affirm-every"),
        config.getDuration("place-again-after"),
        config.getDuration("connect-within"),
        config.getDuration("node-lost-after"));
  }
}
