package io.ringroom.domain.user;

import io.ringroom.protocol.node.DeviceUse;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who is not in a camera room wants of its devices.
 *
 * @param use what shall be different
 * @param reset whether everything that was asked before is forgotten first
 * @param microphone true to open, false to close it for the call; absent for as it is
 * @param camera likewise
 */
public record UseWish(
    DeviceUse use, boolean reset, @Nullable Boolean microphone, @Nullable Boolean camera) {
  /** Looks and changes nothing. */
  public static final UseWish NONE = new UseWish(DeviceUse.AS_CONFIGURED, false, null, null);

  /** Whether it is about what is open in a call, too. */
  public boolean opensOrCloses() {
    return microphone != null || camera != null;
  }
}
