package io.ringroom.media.cameraroom;

import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.media.lease.CaptureControl;
import io.ringroom.media.lease.CaptureOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices behind the switches of the room: an order comes true as far as they permit. */
final class GuardedDevices {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedDevices.class);

  private final BiConsumer<CallId, CaptureOrder> captures;
  private final Map<RoomId, CaptureOrder> orders = new LinkedHashMap<>();
  private CaptureControl control = CaptureControl.NONE;
  private Switches switches;

  /**
   * @param captures told for which call devices open, with each order
   */
  GuardedDevices(Switches switches, BiConsumer<CallId, CaptureOrder> captures) {
    this.switches = switches;
    this.captures = captures;
  }

  CaptureControl guarding(CaptureControl devices) {
    synchronized (this) {
      control = devices;
    }
    return new CaptureControl() {
      @Override
      public void start(CaptureOrder order) {
        tell(order);
        GuardedDevices.this.start(order);
      }

      @Override
      public void small(RoomId room, boolean wanted) {
        devices.small(room, wanted);
      }

      @Override
      public void stop(RoomId room) {
        GuardedDevices.this.stop(room);
      }
    };
  }

  private void tell(CaptureOrder order) {
    try {
      captures.accept(new CallId(order.lease()), order);
    } catch (IllegalArgumentException e) {
      LOG.warn("lease {} names no call, its duration is not watched", order.lease());
    }
  }

  private synchronized void start(CaptureOrder order) {
    orders.put(order.room(), order);
    control.start(switches.permit(order));
  }

  private synchronized void stop(RoomId room) {
    orders.remove(room);
    control.stop(room);
  }

  /** Closes at once what is to be closed, and opens what is open and still ordered. */
  synchronized void set(Switches wanted) {
    if (!wanted.equals(switches)) {
      switches = wanted;
      orders.values().forEach(order -> control.start(wanted.permit(order)));
    }
  }

  synchronized Switches switches() {
    return switches;
  }
}
