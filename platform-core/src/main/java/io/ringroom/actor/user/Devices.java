package io.ringroom.actor.user;

import akka.actor.typed.ActorRef;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.domain.ring.Audience;
import io.ringroom.id.DeviceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The connected devices of one user. */
final class Devices {
  private static final DeviceMessage TOO_MANY =
      new DeviceMessage.Kicked("this user has logged in on another device");

  private final Map<DeviceId, ActorRef<DeviceMessage>> links = new LinkedHashMap<>();

  /** Those of them that can show a second call. */
  private final Set<DeviceId> showWaiting = new HashSet<>();

  /** A newer connection of the same device takes the place of the older one, which is told. */
  void attach(DeviceId device, ActorRef<DeviceMessage> link, boolean showsWaiting) {
    Optional.ofNullable(links.put(device, link))
        .filter(older -> !older.equals(link))
        .ifPresent(older -> older.tell(new DeviceMessage.Replaced()));
    showWaiting.retainAll(links.keySet());
    if (showsWaiting) {
      showWaiting.add(device);
    } else {
      showWaiting.remove(device);
    }
  }

  /**
   * Lets the oldest devices go while there are more than allowed.
   *
   * @param newest just connected, it stays
   * @param inCall stay too, unless there may be one only
   * @return who had to go
   */
  List<DeviceId> shrinkTo(int most, DeviceId newest, List<DeviceId> inCall) {
    List<DeviceId> gone = new ArrayList<>();
    for (DeviceId device : ids()) {
      boolean stays = device.equals(newest) || (most > 1 && inCall.contains(device));
      if (links.size() > most && !stays) {
        Optional.ofNullable(links.remove(device)).ifPresent(link -> link.tell(TOO_MANY));
        gone.add(device);
      }
    }
    return gone;
  }

  /**
   * @return false when this connection had been replaced already
   */
  boolean detach(DeviceId device, ActorRef<DeviceMessage> link) {
    return links.remove(device, link);
  }

  /** Whether any that is connected can show a second call. */
  boolean showWaiting() {
    return links.keySet().stream().anyMatch(showWaiting::contains);
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
