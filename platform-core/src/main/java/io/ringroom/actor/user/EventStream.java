package io.ringroom.actor.user;

import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.domain.ring.Audience;
import io.ringroom.id.DeviceId;
import io.ringroom.id.SessionId;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The numbered events of one user, the newest thousand kept for devices that come back. Numbers
 * start at the time of making in milliseconds, so a stream that starts anew after a crash never
 * steps back behind the one before it.
 */
final class EventStream {
  /** A device that missed more than this is better served by the whole picture. */
  static final int KEPT = 1000;

  private record Entry(Audience audience, DeviceMessage.Event event) {}

  private final Deque<Entry> kept = new ArrayDeque<>();
  private final long start;
  private long last;

  EventStream(Instant now) {
    this.start = now.toEpochMilli();
    this.last = start;
  }

  DeviceMessage.Event append(Audience audience, ClientEvent event, Instant now) {
    DeviceMessage.Event numbered = new DeviceMessage.Event(++last, now.toEpochMilli(), event);
    kept.addLast(new Entry(audience, numbered));
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
    return numbered;
  }

  long last() {
    return last;
  }

  /** A session of this stream; {@code random} makes it the device's own. */
  SessionId session(String random) {
    return new SessionId(Long.toString(start, Character.MAX_RADIX) + "-" + random);
  }

  /**
   * What a device has missed; empty when that cannot be told, because its session is of another
   * stream or what it missed is no longer kept.
   */
  Optional<List<DeviceMessage.Event>> after(SessionId session, long seq, DeviceId device) {
    boolean mine = session.value().startsWith(Long.toString(start, Character.MAX_RADIX) + "-");
    if (!mine || seq > last || seq < last - kept.size()) {
      return Optional.empty();
    }
    return Optional.of(
        kept.stream()
            .filter(entry -> entry.audience().includes(device))
            .map(Entry::event)
            .filter(event -> event.seq() != null && event.seq() > seq)
            .toList());
  }
}
