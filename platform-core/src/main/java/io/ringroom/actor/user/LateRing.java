package io.ringroom.actor.user;

import io.ringroom.domain.ring.Attempt;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.UserState;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ring that was on before a device connected, as that device is told of it (b6).
 *
 * @param view the call as it has just said it stands
 */
record LateRing(CallView view, long deadline, long remainingMs) {

  /** The ring a call is for its user, if its deadline has not passed. */
  static Optional<LateRing> in(CallView view) {
    Long deadline = view.deadline();
    Long remaining = view.remainingMs();
    return deadline == null || remaining == null || remaining <= 0 || view.device() != null
        ? Optional.empty()
        : Optional.of(new LateRing(view, deadline, remaining));
  }

  /** Who is in another call is told of this one and not rung out of it. */
  ClientEvent event(UserState user) {
    ClientEvent.CallReceived ring = received(user);
    return user.calls().stream()
        .filter(call -> !call.equals(view.callId()))
        .findFirst()
        .<ClientEvent>map(current -> ClientEvent.CallWaiting.of(ring, current))
        .orElse(ring);
  }

  private ClientEvent.CallReceived received(UserState user) {
    UserId inviter = view.inviterId() == null ? view.callerId() : view.inviterId();
    return new ClientEvent.CallReceived(
        view.callId(),
        inviter,
        view.calleeIdList(),
        view.mediaType(),
        view.roomId(),
        view.userData(),
        view.chatGroupId(),
        deadline,
        remainingMs,
        true,
        attempt(user));
  }

  private @Nullable Integer attempt(UserState user) {
    Engagement engagement = user.in(view.callId()).orElse(null);
    return engagement == null ? null : (Integer) Attempt.number(engagement.attempt());
  }

  /** The call whose ring an event is. */
  static Optional<CallId> told(ClientEvent event) {
    if (event instanceof ClientEvent.CallReceived ring) {
      return Optional.of(ring.callId());
    }
    return event instanceof ClientEvent.CallWaiting ring
        ? Optional.of(ring.callId())
        : Optional.empty();
  }
}
