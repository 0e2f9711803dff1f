package io.ringroom.media.record;

import io.ringroom.id.RoomId;
import io.ringroom.protocol.node.Folder;

/** Who looks after the files that come of a recording. Told on the media thread: never waits. */
public interface RecordingWatch {
  /** Files are made from now on. */
  void begun(RoomId room, Folder folder, String recording);

  /** No more files are begun; the last are being ended. */
  void over(Folder folder, String recording);
}
