package io.ringroom.http.session;

import io.ringroom.id.CallId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The call a connection is about when a command does not say which, and whom it watches in it. With
 * call waiting there may be a second, which is the one when the first is over.
 */
final class CurrentCall {
  /** Whom it watches in each, the current call last. */
  private final Map<CallId, Watched> views = new LinkedHashMap<>();

  CurrentCall(@Nullable CallView view, @Nullable CallView other) {
    if (other != null) {
      joined(other.callId());
    }
    if (view != null) {
      joined(view.callId());
    }
  }

  @Nullable CallId call() {
    CallId last = null;
    for (CallId call : views.keySet()) {
      last = call;
    }
    return last;
  }

  List<CallId> all() {
    return List.copyOf(views.keySet());
  }

  void joined(CallId now) {
    Watched watched = views.remove(now);
    views.put(now, watched == null ? new Watched() : watched);
  }

  /** A call that rings out loud is the only one; another would have been told to wait. */
  void heard(ClientEvent event) {
    if (event instanceof ClientEvent.CallReceived ring) {
      views.clear();
      joined(ring.callId());
    } else if (event instanceof ClientEvent.CallMerged merged) {
      views.remove(merged.from());
      joined(merged.into());
    } else if (event instanceof ClientEvent.CallEnd end) {
      views.remove(end.callId());
    } else if (event instanceof ClientEvent.CallNotConnected end) {
      views.remove(end.callId());
    } else if (event instanceof ClientEvent.CallMovedToDevice moved) {
      views.remove(moved.callId());
    }
  }

  /** Whom it watches in the current call. */
  Watched watched() {
    CallId call = call();
    return call == null ? new Watched() : views.computeIfAbsent(call, c -> new Watched());
  }
}
