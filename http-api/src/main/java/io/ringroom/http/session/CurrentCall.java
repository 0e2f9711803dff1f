package io.ringroom.http.session;

import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The call a connection is about when a command does not say which, and whom it watches in it. */
final class CurrentCall {
  private final Set<UserId> views = new LinkedHashSet<>();
  private @Nullable CallId call;

  CurrentCall(@Nullable CallView view) {
    this.call = view == null ? null : view.callId();
  }

  @Nullable CallId call() {
    return call;
  }

  void joined(CallId now) {
    if (!now.equals(call)) {
      views.clear();
    }
    call = now;
  }

  void heard(ClientEvent event) {
    if (event instanceof ClientEvent.CallReceived ring) {
      joined(ring.callId());
    } else if (event instanceof ClientEvent.CallMerged merged) {
      joined(merged.into());
    } else if (event instanceof ClientEvent.CallEnd end) {
      over(end.callId());
    } else if (event instanceof ClientEvent.CallNotConnected end) {
      over(end.callId());
    } else if (event instanceof ClientEvent.CallMovedToDevice moved) {
      over(moved.callId());
    }
  }

  private void over(CallId ended) {
    if (ended.equals(call)) {
      call = null;
      views.clear();
    }
  }

  List<UserId> watch(List<UserId> users) {
    views.clear();
    views.addAll(users);
    return List.copyOf(views);
  }

  List<UserId> watchAlso(UserId user) {
    views.add(user);
    return List.copyOf(views);
  }

  List<UserId> watchNoMore(UserId user) {
    views.remove(user);
    return List.copyOf(views);
  }
}
