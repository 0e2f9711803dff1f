package io.ringroom.domain.simulation;

import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.user.PlaceCall;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.SessionId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A page or an app. It reads what its connection brings, in order, and acts on that; a connection
 * that breaks is made anew, and what was missed is asked for by the number of the last event.
 */
final class Device {
  final UserId user;
  final DeviceId id;
  final Screen screen;

  /** The connection it has, or believes to have. */
  @Nullable Link link;

  /** A command to dial that has not been answered and is sent again under the same id. */
  @Nullable PlaceCall unanswered;

  private final Audit audit;
  private @Nullable SessionId session;
  private @Nullable Desk desk;
  private long lastSeq;

  Device(UserId user, DeviceId id, Audit audit) {
    this.user = user;
    this.id = id;
    this.audit = audit;
    this.screen = new Screen(user, id);
  }

  Seat seat(Tracks tracks) {
    return Seat.of(id, tracks);
  }

  Login login() {
    Link fresh = new Link(this);
    link = fresh;
    List<CallId> calls =
        screen.calls.entrySet().stream()
            .filter(seen -> seen.getValue().look != Screen.Look.OVER)
            .map(Map.Entry::getKey)
            .toList();
    return new Login(fresh, session, lastSeq, calls);
  }

  /** The page is loaded anew: it keeps its id and nothing else. */
  void reload() {
    cut();
    session = null;
    unanswered = null;
    screen.forgetAll();
  }

  void cut() {
    if (link != null) {
      link.cut();
      link = null;
    }
  }

  boolean hasUnread() {
    return link != null && !link.unread.isEmpty();
  }

  /** Reads one frame; the number of an event that was read is what it acknowledges. */
  OptionalLong read() {
    Link.Frame frame = link == null ? null : link.unread.poll();
    if (frame instanceof Link.Greeted greeted) {
      greeted(greeted);
    } else if (frame instanceof Link.Told told) {
      return OptionalLong.of(told(told.event().seq(), told.event().event()));
    } else if (frame instanceof Link.Dialled dialled) {
      dialled(dialled);
    }
    return OptionalLong.empty();
  }

  private void greeted(Link.Greeted greeted) {
    session = greeted.session();
    desk = greeted.by();
    if (greeted.resumed()) {
      greeted.missed().forEach(event -> told(event.seq(), event.event()));
    } else {
      // The call a lost reply spoke of is in the picture, or there is none.
      unanswered = null;
      screen.snapshot(greeted.calls(), greeted.engaged());
      lastSeq = greeted.seq();
    }
  }

  private long told(@Nullable Long seq, ClientEvent event) {
    long number = seq == null ? lastSeq : seq;
    audit.numbered(this, desk == null ? OptionalLong.empty() : desk.next(id, lastSeq), number);
    lastSeq = number;
    screen.told(event);
    return number;
  }

  private void dialled(Link.Dialled answer) {
    if (!answer.wish().equals(unanswered)) {
      return;
    }
    unanswered = null;
    if (answer.call() != null) {
      screen.dialled(answer.call());
    } else if (answer.refusal() != null) {
      refused(answer.wish().call(), answer.refusal());
    }
  }

  void refused(CallId call, ErrorCode why) {
    if (why == ErrorCode.CALL_ENDED && screen.calls.containsKey(call)) {
      screen.over(call);
    }
  }

  /** Whether it has read everything that is meant for it. */
  boolean upToDate() {
    return link != null
        && link.unread.isEmpty()
        && desk != null
        && desk.knows(link)
        && desk.next(id, lastSeq).isEmpty();
  }

  @Override
  public String toString() {
    return user + "/" + id;
  }
}
