package io.ringroom.domain.simulation;

import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a device shows of each call: only what it was told. */
final class Screen {
  enum Look {
    RINGING,
    CALLING,
    IN,
    OVER
  }

  /** What a device has seen of one call. */
  static final class Seen {
    Look look = Look.OVER;
    int rings;
    int begins;
    int notConnected;
    int ends;
    int merges;
    int moves;

    /** Shown as a whole: from then on events may repeat what it knows, or be missing. */
    boolean resynced;

    /** The duration in the last onCallEnd. */
    long totalTime = -1;

    /** Whether he has put it on hold. */
    boolean held;

    boolean dialled;
    boolean ended;

    /** Whether this device has asked to come in and has not seen it begin. */
    boolean joining;

    int afterwards;

    int terminals() {
      return notConnected + ends + merges + moves;
    }
  }

  final Map<CallId, Seen> calls = new LinkedHashMap<>();
  private final UserId user;
  private final DeviceId device;

  Screen(UserId user, DeviceId device) {
    this.user = user;
    this.device = device;
  }

  Seen of(CallId call) {
    return calls.computeIfAbsent(call, c -> new Seen());
  }

  /** The calls this device believes to be in, to ring for, or to have dialled. */
  List<Map.Entry<CallId, Seen>> current() {
    return calls.entrySet().stream().filter(e -> e.getValue().look != Look.OVER).toList();
  }

  List<CallId> ringing() {
    return calls.entrySet().stream()
        .filter(seen -> seen.getValue().look == Look.RINGING)
        .map(Map.Entry::getKey)
        .toList();
  }

  void dialled(CallId call) {
    Seen seen = of(call);
    seen.dialled = true;
    if (!seen.ended && seen.begins == 0) {
      seen.look = Look.CALLING;
    }
  }

  /**
   * He wants to come in by himself, or from another device: what he hears of the call from now on
   * is of a new visit.
   */
  void joining(CallId call) {
    Seen seen = of(call);
    seen.resynced = true;
    seen.joining = true;
  }

  /** It rings on elsewhere. */
  void silence(CallId call) {
    of(call).look = Look.OVER;
  }

  void told(ClientEvent event) {
    if (event instanceof ClientEvent.CallReceived e) {
      rings(of(e.callId()));
    } else if (event instanceof ClientEvent.CallWaiting e) {
      rings(of(e.callId()));
    } else if (event instanceof ClientEvent.UserHold e && e.user().equals(user)) {
      of(e.callId()).held = e.held();
    } else if (event instanceof ClientEvent.CallBegin e) {
      Seen seen = of(e.callId());
      seen.begins++;
      // He is in, whatever came before: the end of an earlier visit, when he wished to come again.
      seen.afterwards += seen.ended && !seen.joining ? 1 : 0;
      seen.ended = false;
      seen.joining = false;
      seen.held = false;
      seen.look = Look.IN;
    } else if (event instanceof ClientEvent.CallNotConnected e) {
      // A device that has not rung for the call hears that another one answered; nothing to end.
      of(e.callId()).notConnected++;
      end(of(e.callId()));
    } else if (event instanceof ClientEvent.CallEnd e) {
      Seen seen = of(e.callId());
      seen.ends++;
      seen.totalTime = e.totalTime();
      end(seen);
    } else if (event instanceof ClientEvent.CallMerged e) {
      Seen seen = of(e.from());
      seen.merges++;
      end(seen);
      turn(of(e.into()), Look.CALLING);
    } else if (event instanceof ClientEvent.CallMovedToDevice e) {
      // It may move back here, also by a wish that comes late.
      of(e.callId()).moves++;
      of(e.callId()).look = Look.OVER;
    } else if (event instanceof ClientEvent.Resync e) {
      shown(e.callId(), e.call());
    }
  }

  private static void rings(Seen seen) {
    seen.rings++;
    seen.afterwards += seen.ended ? 1 : 0;
    // Who was let go may be asked again.
    seen.ended = false;
    turn(seen, Look.RINGING);
  }

  private static void end(Seen seen) {
    seen.look = Look.OVER;
    seen.ended = true;
  }

  private static void turn(Seen seen, Look look) {
    if (seen.ended) {
      seen.afterwards++;
    } else if (seen.look != Look.IN) {
      seen.look = look;
    }
  }

  /** The whole call at once, after a crash of the platform. */
  private void shown(CallId call, CallView view) {
    Seen seen = of(call);
    seen.resynced = true;
    seen.look = look(view);
    seen.held =
        view.members().stream()
            .anyMatch(one -> one.user().equals(user) && Boolean.TRUE.equals(one.held()));
    seen.ended = false;
  }

  private Look look(CallView view) {
    if (view.device() == null) {
      return Look.RINGING;
    }
    if (!view.device().equals(device)) {
      return Look.OVER;
    }
    return view.phase().equals("active") ? Look.IN : Look.CALLING;
  }

  /** All there is at once, after a login that could not be resumed: nothing else counts. */
  void snapshot(List<CallView> views, List<CallId> engaged) {
    calls.values().forEach(Screen::forget);
    engaged.forEach(call -> forget(of(call)));
    views.forEach(view -> shown(view.callId(), view));
  }

  /** A page that is loaded anew remembers nothing. */
  void forgetAll() {
    calls.values().forEach(Screen::forget);
  }

  /** An answer said that this call is over. */
  void over(CallId call) {
    forget(of(call));
  }

  private static void forget(Seen seen) {
    seen.resynced = true;
    seen.look = Look.OVER;
    seen.ended = false;
  }
}
