package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.media.lease.CaptureControl;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.protocol.node.RoomMember;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the leases under which devices may be open, and closes the devices when one ends: by the
 * wish, with the room, or because nobody renewed it. Used on the media thread only.
 */
final class CaptureLeases {
  private static final Logger log = LoggerFactory.getLogger(CaptureLeases.class);
  private static final int MIN_MILLIS = 1_000;
  private static final int MAX_MILLIS = 60_000;

  private final MediaLoop loop;
  private final BiConsumer<RoomId, CaptureOrder> onExpired;
  private final Map<RoomId, Held> held = new LinkedHashMap<>();
  private CaptureControl control = CaptureControl.NONE;

  private record Held(CaptureOrder order, MediaLoop.Timer expiry) {}

  CaptureLeases(MediaLoop loop, BiConsumer<RoomId, CaptureOrder> onExpired) {
    this.loop = loop;
    this.onExpired = onExpired;
  }

  void captureWith(CaptureControl devices) {
    control = devices;
  }

  /** A wish came: its captured member, or none. Renews, changes, begins or ends the capture. */
  void apply(RoomId room, Optional<RoomMember> captured) {
    RoomMember member = captured.orElse(null);
    RoomMember.Lease lease = member == null ? null : member.capture();
    if (member == null || lease == null) {
      end(room);
      return;
    }
    CaptureOrder order =
        new CaptureOrder(room, member.user(), lease.call(), member.audio(), member.video());
    Held before = held.get(room);
    if (before != null) {
      before.expiry().cancel();
    }
    int millis = Math.max(MIN_MILLIS, Math.min(MAX_MILLIS, lease.millis()));
    held.put(
        room, new Held(order, loop.after(Duration.ofMillis(millis), () -> expire(room, order))));
    if (before == null || !before.order().equals(order)) {
      control.start(order);
    }
  }

  private void expire(RoomId room, CaptureOrder order) {
    log.warn("room={} call={} the capture lease was not renewed", room, order.lease());
    end(room);
    onExpired.accept(room, order);
  }

  /** Somebody in the room needs the small picture, or nobody any more. */
  void small(RoomId room, boolean wanted) {
    if (held.containsKey(room)) {
      control.small(room, wanted);
    }
  }

  /** The right to capture for this room ends now. */
  void end(RoomId room) {
    Held before = held.remove(room);
    if (before != null) {
      before.expiry().cancel();
      control.stop(room);
    }
  }

  /** The order in force. */
  @Nullable CaptureOrder order(RoomId room) {
    Held now = held.get(room);
    return now == null ? null : now.order();
  }
}
