package io.ringroom.domain.simulation;

import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.user.PlaceCall;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page or an app: it knows only what it was told, and acts on that. */
final class Device {
  final UserId user;
  final DeviceId id;
  final Map<CallId, Seen> calls = new LinkedHashMap<>();
  boolean connected = true;
  boolean needsSync;

  /** A command to dial that has not been answered and is sent again under the same id. */
  @Nullable PlaceCall unanswered;

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

    /** Shown as a whole after a crash: from then on events may repeat what it knows. */
    boolean resynced;

    /** The duration in the last onCallEnd. */
    long totalTime = -1;

    boolean dialled;
    int afterwards;

    int terminals() {
      return notConnected + ends + merges;
    }
  }

  Device(UserId user, DeviceId id) {
    this.user = user;
    this.id = id;
  }

  Seat seat(Tracks tracks) {
    return Seat.of(id, tracks);
  }

  Seen of(CallId call) {
    return calls.computeIfAbsent(call, c -> new Seen());
  }

  /** The call this device believes to be in, to ring for, or to have dialled. */
  Optional<Map.Entry<CallId, Seen>> current() {
    return calls.entrySet().stream().filter(e -> e.getValue().look != Look.OVER).findFirst();
  }

  void dialled(CallId call) {
    unanswered = null;
    Seen seen = of(call);
    seen.dialled = true;
    if (seen.terminals() == 0 && seen.begins == 0) {
      seen.look = Look.CALLING;
    }
  }

  void told(ClientEvent event) {
    if (event instanceof ClientEvent.CallReceived e) {
      Seen seen = of(e.callId());
      seen.rings++;
      turn(seen, Look.RINGING);
    } else if (event instanceof ClientEvent.CallBegin e) {
      Seen seen = of(e.callId());
      seen.begins++;
      turn(seen, Look.IN);
    } else if (event instanceof ClientEvent.CallNotConnected e) {
      // A device that has not rung for the call hears that another one answered; nothing to end.
      of(e.callId()).notConnected++;
      of(e.callId()).look = Look.OVER;
    } else if (event instanceof ClientEvent.CallEnd e) {
      Seen seen = of(e.callId());
      seen.ends++;
      seen.totalTime = e.totalTime();
      seen.look = Look.OVER;
    } else if (event instanceof ClientEvent.CallMerged e) {
      Seen seen = of(e.from());
      seen.merges++;
      seen.look = Look.OVER;
      turn(of(e.into()), Look.CALLING);
    } else if (event instanceof ClientEvent.Resync e) {
      shown(e.callId(), e.call());
    }
  }

  private static void turn(Seen seen, Look look) {
    if (seen.terminals() > 0) {
      seen.afterwards++;
    } else if (seen.look != Look.IN) {
      seen.look = look;
    }
  }

  /** The whole call at once, after a reconnect or a crash. */
  void shown(CallId call, CallView view) {
    Seen seen = of(call);
    seen.resynced = true;
    if (seen.terminals() == 0) {
      seen.look = look(view);
    }
  }

  private Look look(CallView view) {
    if (view.device() == null) {
      return Look.RINGING;
    }
    if (!view.device().equals(id)) {
      return Look.OVER;
    }
    return view.phase().equals("active") ? Look.IN : Look.CALLING;
  }

  void refused(CallId call, ErrorCode why) {
    unanswered = null;
    if (why == ErrorCode.CALL_ENDED && calls.containsKey(call)) {
      over(call);
    }
  }

  /** An answer said so, or a snapshot in which the call is missing. */
  void over(CallId call) {
    Seen seen = of(call);
    seen.resynced = true;
    seen.look = Look.OVER;
  }

  @Override
  public String toString() {
    return user + "/" + id;
  }
}
