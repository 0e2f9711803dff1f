package io.ringroom.actor.user;

import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each device of a user has made of the ring that is on: it was told, has shown it, or has
 * silenced it. One call rings at a time. Kept in memory: devices that connect to a restarted entity
 * say which calls they show.
 */
final class DeviceRings {
  private @Nullable CallId call;

  /** The number of the event by which each device was told, also of those that are gone. */
  private final Map<DeviceId, Long> told = new HashMap<>();

  /** Connected, and known to show it. */
  private final Set<DeviceId> showing = new HashSet<>();

  /** What each device has silenced last. */
  private final Map<DeviceId, CallId> silenced = new HashMap<>();

  /** A call begins to ring. */
  void begins(CallId ring, Collection<DeviceId> devices, long seq) {
    call = ring;
    told.clear();
    showing.clear();
    devices.forEach(device -> told.put(device, seq));
  }

  /** One more device is told. */
  void isTold(CallId ring, DeviceId device, long seq) {
    if (!ring.equals(call)) {
      begins(ring, Set.of(), seq);
    }
    told.put(device, seq);
    showing.remove(device);
  }

  /** A device has connected that shows the ring already. */
  void shows(CallId ring, DeviceId device) {
    isTold(ring, device, 0);
    showing.add(device);
  }

  /** Whether this device has been told since the entity was started. */
  boolean wasTold(CallId ring, DeviceId device) {
    return ring.equals(call) && told.containsKey(device);
  }

  /**
   * @return the call that is known to ring from now on, if this was the first to show it
   */
  Optional<CallId> acked(DeviceId device, long seq) {
    Long number = told.get(device);
    boolean first = showing.isEmpty();
    boolean shown = number != null && seq >= number && showing.add(device);
    return shown && first ? Optional.ofNullable(call) : Optional.empty();
  }

  /**
   * @return the call that is not known to ring any more, if this was the last to show it
   */
  Optional<CallId> gone(DeviceId device) {
    boolean last = showing.remove(device) && showing.isEmpty();
    return last ? Optional.ofNullable(call) : Optional.empty();
  }

  void silence(DeviceId device, CallId ring) {
    silenced.put(device, ring);
  }

  boolean silenced(DeviceId device, CallId ring) {
    return ring.equals(silenced.get(device));
  }
}
