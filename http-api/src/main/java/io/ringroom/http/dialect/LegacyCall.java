package io.ringroom.http.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What older events say of a call and ours do not: everyone who is still asked, and whether this
 * user is. A value; an event that came twice changes nothing.
 *
 * @param rings whether this user was asked in and has not answered
 * @param pending who else is asked and has not answered
 */
record LegacyCall(UserId me, @Nullable CallId call, boolean rings, Set<UserId> pending) {
  private static final Set<String> WAITING = Set.of("calling", "ringing");

  LegacyCall {
    pending = Collections.unmodifiableSet(new LinkedHashSet<>(pending));
  }

  static LegacyCall none(UserId me) {
    return new LegacyCall(me, null, false, Set.of());
  }

  static LegacyCall of(UserId me, CallView view) {
    List<UserId> waiting =
        view.members().stream()
            .filter(member -> waits(member.state()))
            .map(CallView.Participant::user)
            .toList();
    return new LegacyCall(me, view.callId(), waits(view.state()), others(me, waiting));
  }

  static boolean waits(String state) {
    return WAITING.contains(state);
  }

  boolean rings(CallId which) {
    return rings && which.equals(call);
  }

  /** A call was placed, or more users were asked into it, by this very client. */
  LegacyCall answered(ObjectNode p) {
    JsonNode accepted = p.path("accepted");
    if (!accepted.isArray()) {
      return this;
    }
    String placed = p.path("callId").textValue();
    LegacyCall about = placed == null ? this : anew(new CallId(placed), false, List.of());
    return about.with(users -> accepted.forEach(user -> users.add(new UserId(user.textValue()))));
  }

  /** Events that say nothing of invitations leave it as it is. */
  LegacyCall after(ClientEvent event) {
    if (event instanceof ClientEvent.CallReceived ring) {
      return rings(ring.callId()) ? this : anew(ring.callId(), true, ring.calleeIdList());
    } else if (event instanceof ClientEvent.UserInviting asked) {
      return of(asked.callId()).with(users -> users.add(asked.user()));
    } else if (event instanceof ClientEvent.CallBegin begin) {
      LegacyCall about = of(begin.callId());
      return new LegacyCall(me, about.call, false, about.pending);
    } else if (event instanceof ClientEvent.Resync resync) {
      return of(me, resync.call());
    } else if (event instanceof ClientEvent.UserInviteCancelled gone) {
      return without(gone.callId(), gone.user());
    } else if (event instanceof ClientEvent.UserJoin gone) {
      return without(gone.callId(), gone.user());
    } else if (event instanceof ClientEvent.UserReject gone) {
      return without(gone.callId(), gone.user());
    } else if (event instanceof ClientEvent.UserNoResponse gone) {
      return without(gone.callId(), gone.user());
    } else if (event instanceof ClientEvent.UserLineBusy gone) {
      return without(gone.callId(), gone.user());
    } else if (event instanceof ClientEvent.CallEnd end) {
      return over(end.callId());
    } else if (event instanceof ClientEvent.CallNotConnected end) {
      return over(end.callId());
    }
    return this;
  }

  /** The same if it is about this call, an empty one of that call if not. */
  private LegacyCall of(CallId which) {
    return which.equals(call) ? this : anew(which, false, List.of());
  }

  private LegacyCall without(CallId which, UserId user) {
    return which.equals(call) ? with(users -> users.remove(user)) : this;
  }

  private LegacyCall over(CallId which) {
    return which.equals(call) ? none(me) : this;
  }

  private LegacyCall anew(CallId which, boolean ringing, Collection<UserId> asked) {
    return new LegacyCall(me, which, ringing, others(me, asked));
  }

  private LegacyCall with(Consumer<Set<UserId>> change) {
    Set<UserId> changed = new LinkedHashSet<>(pending);
    change.accept(changed);
    return new LegacyCall(me, call, rings, others(me, changed));
  }

  private static Set<UserId> others(UserId me, Collection<UserId> users) {
    Set<UserId> others = new LinkedHashSet<>(users);
    others.remove(me);
    return others;
  }
}
