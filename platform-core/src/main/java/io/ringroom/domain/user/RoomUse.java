package io.ringroom.domain.user;

import io.ringroom.protocol.node.DeviceUse;

/**
 * How a camera room's devices shall be used: the whole truth, which its media node is told.
 *
 * @param revision counts the changes, so that the node can say which one is in force
 */
public record RoomUse(long revision, DeviceUse use) {
  public static final RoomUse NONE = new RoomUse(0, DeviceUse.AS_CONFIGURED);

  RoomUse next(DeviceUse changed) {
    return new RoomUse(revision + 1, changed);
  }
}
