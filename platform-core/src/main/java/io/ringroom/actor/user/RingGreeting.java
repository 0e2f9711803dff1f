package io.ringroom.actor.user;

import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.domain.ring.Redelivery;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.protocol.client.CallView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a device that connects knows of a ring that is on, and so what it is told of it (b6).
 *
 * @param named the calls it says it shows
 * @param missed what is replayed to it; absent when its session cannot be resumed
 */
record RingGreeting(
    DeviceRings rings,
    DeviceId device,
    List<CallId> named,
    @Nullable List<DeviceMessage.Event> missed,
    Redelivery redelivery) {

  enum Way {
    /** It has silenced this call: it is not told. */
    SILENCED,
    /** It is about to read of it in what it has missed. */
    REPLAYED,
    /** It has not stopped showing it. */
    SHOWN,
    /** It hears of it now. */
    TOLD,
    /** Its tenant does not want it told ({@link Redelivery#SINGLE}). */
    WITHHELD
  }

  Way of(CallView ring) {
    if (rings.silenced(device, ring.callId())) {
      return Way.SILENCED;
    }
    if (replayed(ring.callId()).isPresent()) {
      return Way.REPLAYED;
    }
    if (shown(ring.callId())) {
      return Way.SHOWN;
    }
    return redelivery.covers(ring) ? Way.TOLD : Way.WITHHELD;
  }

  /** Whether the picture this device gets has this call in it. */
  boolean pictures(CallView call) {
    if (call.deadline() == null) {
      return true;
    }
    Way way = of(call);
    return way != Way.SILENCED && way != Way.WITHHELD;
  }

  /** The number of the event by which it is about to learn of the ring. */
  Optional<Long> replayed(CallId ring) {
    return missed == null
        ? Optional.empty()
        : missed.stream()
            .filter(event -> LateRing.told(event.event()).filter(ring::equals).isPresent())
            .map(DeviceMessage.Event::seq)
            .reduce((earlier, later) -> later);
  }

  /** One that cannot resume names the calls it shows; of one that can, it is known. */
  private boolean shown(CallId ring) {
    return missed == null ? named.contains(ring) : rings.wasTold(ring, device);
  }
}
