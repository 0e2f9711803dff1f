package io.ringroom.domain.simulation;

import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.user.RingsOfUser;
import io.ringroom.actor.user.StreamOfUser;
import io.ringroom.domain.ring.Audience;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one user and the event stream they share, as the actor's desk keeps them: in
 * memory, so that each life of the user's entity has its own.
 */
final class Desk {
  private record Entry(Audience audience, long seq) {}

  private final Rules rules;
  private final StreamOfUser stream;
  private final Map<DeviceId, Link> links = new LinkedHashMap<>();
  private final List<Entry> everything = new ArrayList<>();
  private final RingsOfUser rings = new RingsOfUser();
  private int sessions;

  Desk(Rules rules, Instant now) {
    this.rules = rules;
    this.stream = new StreamOfUser(now);
  }

  void show(Audience audience, ClientEvent event, Instant now) {
    DeviceMessage.Event numbered = stream.append(audience, event, now);
    everything.add(new Entry(audience, stream.last()));
    rings.shown(event, audience.only(), links.keySet(), stream.last());
    links.forEach(
        (device, link) -> {
          if (audience.includes(device)) {
            link.write(new Link.Told(numbered));
          }
        });
  }

  /** Answers a login; how the device goes on with the ring is left to who knows the calls. */
  RingsOfUser.Connecting greet(Login login, StreamOfUser.Greeting greeting, List<CallId> engaged) {
    Link link = login.link();
    DeviceId device = link.device.id;
    Optional<List<DeviceMessage.Event>> missed =
        Optional.ofNullable(login.session())
            .flatMap(session -> stream.after(session, rules.resumedAfter(login.lastSeq()), device));
    links.put(device, link);
    RingsOfUser.Connecting connecting =
        rings.connecting(device, login.calls(), missed.orElse(null));
    link.write(
        new Link.Greeted(
            this,
            missed.isPresent() && login.session() != null
                ? login.session()
                : stream.session(String.valueOf(++sessions)),
            stream.last(),
            missed.isPresent(),
            missed.orElse(List.of()),
            greeting.calls().stream().filter(connecting::pictures).toList(),
            engaged));
    return connecting;
  }

  void ignore(DeviceId device, CallId call) {
    rings.silence(device, call);
  }

  /** The call that is known to ring from now on. */
  Optional<CallId> heard(DeviceId device, long seq) {
    return rings.acked(device, seq);
  }

  /** The call that no device is known to ring for any more. */
  Optional<CallId> fellSilent(DeviceId gone) {
    return rings.gone(gone);
  }

  boolean detach(Link link) {
    return links.remove(link.device.id, link);
  }

  boolean knows(@Nullable Link link) {
    return link != null && links.containsValue(link);
  }

  boolean connected(DeviceId device) {
    return links.containsKey(device);
  }

  List<Link> links() {
    return List.copyOf(links.values());
  }

  /** The number of the first event for this device after another; empty when there is none. */
  OptionalLong next(DeviceId device, long after) {
    return everything.stream()
        .filter(entry -> entry.seq() > after && entry.audience().includes(device))
        .mapToLong(Entry::seq)
        .findFirst();
  }
}
