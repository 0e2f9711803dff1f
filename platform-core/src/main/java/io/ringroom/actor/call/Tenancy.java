package io.ringroom.actor.call;

import io.ringroom.domain.call.CallFacts;
import io.ringroom.domain.call.CallState;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** To whom a call belongs. */
final class Tenancy {
  private Tenancy() {}

  static Optional<TenantId> of(CallState state) {
    return facts(state).map(CallFacts::tenant);
  }

  static boolean foreign(CallState state, TenantId tenant) {
    return of(state).filter(owner -> !owner.equals(tenant)).isPresent();
  }

  /** What a live call's room is called. */
  static @Nullable RoomId room(CallState state) {
    return state instanceof CallState.Live live ? live.facts().room() : null;
  }

  static Optional<CallFacts> facts(CallState state) {
    if (state instanceof CallState.Live live) {
      return Optional.of(live.facts());
    }
    return state instanceof CallState.Over over
        ? Optional.ofNullable(over.facts())
        : Optional.empty();
  }
}
