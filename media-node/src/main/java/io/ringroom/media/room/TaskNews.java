package io.ringroom.media.room;

import io.ringroom.protocol.node.FromNode.TaskState;

/** Told how one task goes; the last word is repeated when the platform is back. */
interface TaskNews {
  /**
   * @param detail for people
   */
  void say(TaskState state, String detail);
}
