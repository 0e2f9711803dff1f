package io.ringroom.actor.record;

import io.ringroom.domain.room.RoomEvent;
import io.ringroom.id.RoomId;

/**
 * An event of a media room as it stands in the journal.
 *
 * @param seq its number within the room, from 1 without gaps
 */
public record StoredRoomEvent(RoomId room, long seq, RoomEvent event) {}
