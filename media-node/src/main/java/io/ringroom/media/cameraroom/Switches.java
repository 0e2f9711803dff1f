package io.ringroom.media.cameraroom;

import io.ringroom.media.lease.CaptureOrder;

/**
 * What the people in the room let out of it. They have the last word: nothing that the platform or
 * a caller wishes opens what is closed here.
 */
public record Switches(boolean microphone, boolean camera) {
  /** Nothing is kept in the room. */
  static final Switches OPEN = new Switches(true, true);

  /** What of the order may come true. */
  CaptureOrder permit(CaptureOrder order) {
    return new CaptureOrder(
        order.room(),
        order.user(),
        order.lease(),
        order.audio() && microphone,
        order.video() && camera);
  }

  /** What of the order is open. */
  Switches and(CaptureOrder order) {
    return new Switches(order.audio() && microphone, order.video() && camera);
  }
}
