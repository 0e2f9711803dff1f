package io.ringroom.actor.user;

import akka.actor.typed.ActorRef;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.domain.ring.Audience;
import io.ringroom.id.DeviceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connected devices of one user. */
final class Devices {
  private final Map<DeviceId, ActorRef<DeviceMessage>> links = new LinkedHashMap<>();

  /** A newer connection of the same device takes the place of the older one, which is told. */
  void attach(DeviceId device, ActorRef<DeviceMessage> link) {
    Optional.ofNullable(links.put(device, link))
        .filter(older -> !older.equals(link))
        .ifPresent(older -> older.tell(new DeviceMessage.Replaced()));
  }

  /**
   * @return false when this connection had been replaced already
   */
  boolean detach(DeviceId device, ActorRef<DeviceMessage> link) {
    return links.remove(device, link);
  }

  boolean connected(DeviceId device) {
    return links.containsKey(device);
  }

  boolean has(DeviceId device, ActorRef<DeviceMessage> link) {
    return link.equals(links.get(device));
  }

  /** In the order of their coming. */
  List<DeviceId> ids() {
    return List.copyOf(links.keySet());
  }

  boolean none() {
    return links.isEmpty();
  }

  void send(Audience audience, DeviceMessage message) {
    links.forEach(
        (device, link) -> {
          if (audience.includes(device)) {
            link.tell(message);
          }
        });
  }
}
