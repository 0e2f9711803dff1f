package io.ringroom.media.lease;

import io.ringroom.id.RoomId;

/**
 * Opens and closes the devices of this host. Called by the rooms, implemented by the capture side.
 *
 * <p>Both methods return at once, may be called from the media thread, and may be repeated. The
 * rooms watch the lease: {@link #stop} comes when it ends, for whatever reason, so an
 * implementation needs no clock of its own.
 */
public interface CaptureControl {

  /** For a node without devices to offer: there is nothing to open. */
  CaptureControl NONE =
      new CaptureControl() {
        @Override
        public void start(CaptureOrder order) {}

        @Override
        public void stop(RoomId room) {}
      };

  /**
   * Makes the order come true: {@link CaptureInput#open} gives the ports to send to. A repeated
   * order changes nothing; a different order for the same room changes what is open. Orders of
   * several rooms share each device: it is opened and encoded once. What goes wrong is reported by
   * {@link CaptureInput#failed}.
   */
  void start(CaptureOrder order);

  /**
   * Whether anybody in {@code room} needs the camera's picture in the small size, too. It is
   * encoded while any room does.
   */
  default void small(RoomId room, boolean wanted) {}

  /** Closes whatever {@code room} captured. Without effect for a room that captures nothing. */
  void stop(RoomId room);
}
