package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.media.record.RecordingWatch;
import io.ringroom.protocol.node.Folder;

/** For rooms of tests in which nothing is recorded. */
final class NoRecordings implements RecordingWatch {
  @Override
  public void begun(RoomId room, Folder folder, String recording) {}

  @Override
  public void over(Folder folder, String recording) {}
}
