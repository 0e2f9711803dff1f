package io.ringroom.media.capture;

import io.ringroom.id.RoomId;
import io.ringroom.media.lease.CaptureOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The orders in force, the eldest first. However many rooms want a device, it is open once: from
 * the first order for it to the end of the last one.
 */
record Orders(List<CaptureOrder> all) {
  static final Orders NONE = new Orders(List.of());

  Orders {
    all = List.copyOf(all);
  }

  /** An order takes the place of the one its room gave before. */
  Orders with(CaptureOrder order) {
    List<CaptureOrder> next = new ArrayList<>(all);
    int at = rooms().indexOf(order.room());
    if (at < 0) {
      next.add(order);
    } else {
      next.set(at, order);
    }
    return new Orders(next);
  }

  Orders without(RoomId room) {
    return new Orders(all.stream().filter(order -> !order.room().equals(room)).toList());
  }

  Optional<CaptureOrder> of(RoomId room) {
    return all.stream().filter(order -> order.room().equals(room)).findFirst();
  }

  List<RoomId> rooms() {
    return all.stream().map(CaptureOrder::room).toList();
  }

  /** Those that want the camera. */
  Stream<CaptureOrder> video() {
    return all.stream().filter(CaptureOrder::video);
  }

  /** Those that want the microphone. */
  Stream<CaptureOrder> audio() {
    return all.stream().filter(CaptureOrder::audio);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }
}
