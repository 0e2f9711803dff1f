package io.ringroom.actor.user;

import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.domain.ring.Redelivery;
import io.ringroom.domain.user.UserState;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What devices have made of the ring that is on: the actor's own, for simulations. */
public final class RingsOfUser {
  private final DeviceRings rings = new DeviceRings();

  /**
   * @param only the one device that is told; absent when all are
   */
  public void shown(
      ClientEvent event, @Nullable DeviceId only, Collection<DeviceId> connected, long seq) {
    LateRing.told(event)
        .ifPresent(
            call -> {
              if (only == null) {
                rings.begins(call, connected, seq);
              } else {
                rings.isTold(call, only, seq);
              }
            });
  }

  public Optional<CallId> acked(DeviceId device, long seq) {
    return rings.acked(device, seq);
  }

  public Optional<CallId> gone(DeviceId device) {
    return rings.gone(device);
  }

  public void silence(DeviceId device, CallId call) {
    rings.silence(device, call);
  }

  /** What a device that connects knows of the ring, and is told of it. */
  public Connecting connecting(
      DeviceId device, List<CallId> named, @Nullable List<DeviceMessage.Event> missed) {
    return new Connecting(
        rings, device, new RingGreeting(rings, device, named, missed, Redelivery.BOTH));
  }

  /** One device that connects. */
  public static final class Connecting {
    private final DeviceRings rings;
    private final DeviceId device;
    private final RingGreeting greeting;

    private Connecting(DeviceRings rings, DeviceId device, RingGreeting greeting) {
      this.rings = rings;
      this.device = device;
      this.greeting = greeting;
    }

    public boolean pictures(CallView call) {
      return greeting.pictures(call);
    }

    /**
     * @param told as whom the device may be told now; absent while the call has not said so
     * @param rang what is done when it rings already
     * @param show what is done to tell it
     */
    public void greet(
        CallView call, @Nullable UserState told, Runnable rang, Consumer<ClientEvent> show) {
      LateRing ring = LateRing.in(call).orElse(null);
      RingGreeting.Way way = ring == null ? RingGreeting.Way.SILENCED : greeting.of(call);
      if (way == RingGreeting.Way.SHOWN) {
        rings.shows(call.callId(), device);
        rang.run();
      } else if (way == RingGreeting.Way.REPLAYED) {
        greeting.replayed(call.callId()).ifPresent(seq -> rings.isTold(call.callId(), device, seq));
      } else if (way == RingGreeting.Way.TOLD && ring != null && told != null) {
        show.accept(ring.event(told));
      }
    }
  }
}
