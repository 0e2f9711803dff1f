package io.ringroom.actor.record;

import io.ringroom.domain.room.RoomEvent.FileRecorded;
import io.ringroom.id.RoomId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What the platform has been told of recorded files, also of those on media nodes that are away. It
 * does not hear of it when a node deletes one.
 */
@FunctionalInterface
public interface RecordedFiles {
  /** The files made in one media room, in the order they were told; some perhaps twice. */
  CompletionStage<List<FileRecorded>> of(RoomId media);
}
