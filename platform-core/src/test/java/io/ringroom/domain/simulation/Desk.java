package io.ringroom.domain.simulation;

import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.user.StreamOfUser;
import io.ringroom.domain.ring.Audience;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** The ring that no device has acknowledged yet. */
  private record UnheardRing(CallId call, long seq) {}

  private final Rules rules;
  private final StreamOfUser stream;
  private final Map<DeviceId, Link> links = new LinkedHashMap<>();
  private final List<Entry> everything = new ArrayList<>();
  private final Map<DeviceId, CallId> ignored = new HashMap<>();
  private @Nullable UnheardRing unheard;
  private int sessions;

  Desk(Rules rules, Instant now) {
    this.rules = rules;
    this.stream = new StreamOfUser(now);
  }

  void show(Audience audience, ClientEvent event, Instant now) {
    DeviceMessage.Event numbered = stream.append(audience, event, now);
    everything.add(new Entry(audience, stream.last()));
    if (event instanceof ClientEvent.CallReceived ring) {
      unheard = new UnheardRing(ring.callId(), stream.last());
    } else if (event instanceof ClientEvent.CallWaiting ring) {
      unheard = new UnheardRing(ring.callId(), stream.last());
    }
    links.forEach(
        (device, link) -> {
          if (audience.includes(device)) {
            link.write(new Link.Told(numbered));
          }
        });
  }

  void greet(Login login, StreamOfUser.Greeting greeting, List<CallId> engaged) {
    Link link = login.link();
    DeviceId device = link.device.id;
    Optional<List<DeviceMessage.Event>> missed =
        Optional.ofNullable(login.session())
            .flatMap(session -> stream.after(session, rules.resumedAfter(login.lastSeq()), device));
    links.put(device, link);
    link.write(
        new Link.Greeted(
            this,
            missed.isPresent() && login.session() != null
                ? login.session()
                : stream.session(String.valueOf(++sessions)),
            stream.last(),
            missed.isPresent(),
            missed.orElse(List.of()),
            greeting.calls().stream().filter(call -> !ignores(device, call)).toList(),
            engaged));
  }

  void ignore(DeviceId device, CallId call) {
    ignored.put(device, call);
  }

  boolean ignores(DeviceId device, CallView call) {
    return call.deadline() != null && call.callId().equals(ignored.get(device));
  }

  /** The call whose ring is heard now for the first time. */
  Optional<CallId> heard(long seq) {
    if (unheard == null || seq < unheard.seq()) {
      return Optional.empty();
    }
    CallId call = unheard.call();
    unheard = null;
    return Optional.of(call);
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
