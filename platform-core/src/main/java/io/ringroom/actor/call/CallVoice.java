package io.ringroom.actor.call;

import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallNotices;
import io.ringroom.domain.call.CallRefresh;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Outgoing;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sends what a call has to say, each event's notices under that event's own revision. */
final class CallVoice {
  private final Addresses addresses;

  /** Invitees whose entity has answered this offer; lost with the entity, which then asks again. */
  private final Set<Answered> engaged = new HashSet<>();

  private record Answered(UserId user, int attempt) {}

  CallVoice(Addresses addresses) {
    this.addresses = addresses;
  }

  /**
   * @param revision the call's revision after the last of the decision's events
   */
  void tell(CallState before, Decision decision, long revision, TenantId tenant) {
    CallState state = before;
    long at = revision - decision.events().size();
    for (CallEvent event : decision.events()) {
      CallState after = Call.evolve(state, event);
      at++;
      send(tenant, CallNotices.of(state, event, after, at));
      state = after;
    }
    send(tenant, decision.answers());
  }

  boolean somebodyHasNotEngaged(CallState.Live live) {
    return !notEngaged(live).isEmpty();
  }

  void offerAgain(CallState.Live live) {
    send(live.facts().tenant(), notEngaged(live));
  }

  private List<Outgoing> notEngaged(CallState.Live live) {
    return CallNotices.offers(live).stream().filter(offer -> !answered(offer)).toList();
  }

  private boolean answered(Outgoing offer) {
    return offer.message() instanceof ToUser.Offer o
        && engaged.contains(new Answered(offer.to(), o.invite().number()));
  }

  /**
   * After a restart: whatever the entity had not said before it died is made good by the whole
   * picture, and offers are made again. What the restart itself led to is in the picture, and told
   * by nothing else: its single notices are for devices that know what was never said.
   */
  void refresh(CallState state, long revision, Instant now) {
    Tenancy.of(state).ifPresent(tenant -> send(tenant, CallRefresh.of(state, revision, now)));
  }

  private void send(TenantId tenant, List<Outgoing> messages) {
    messages.forEach(message -> send(tenant, message));
  }

  private void send(TenantId tenant, Outgoing message) {
    if (message.message() instanceof ToUser.RingGo go) {
      engaged.add(new Answered(message.to(), go.invite().number()));
    }
    addresses.user(new UserKey(tenant, message.to())).tell(new UserCommand.Hear(message.message()));
  }
}
