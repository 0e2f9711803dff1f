package io.ringroom.domain.conference;

import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Users leave, and the last of them leaves an empty room that ends after a while. */
final class Departure {
  private Departure() {}

  static Ruling of(
      ConferenceState state,
      Collection<UserId> users,
      LeaveCause cause,
      TenantPolicy.Rooms policy,
      Instant now) {
    List<ConferenceEvent> events = new ArrayList<>();
    users.forEach(user -> events.add(new ConferenceEvent.Left(user, cause, now)));
    return Ruling.happened(thenEmpty(state, events, policy, now));
  }

  /** These events, and what follows when nobody is left after them. */
  static List<ConferenceEvent> thenEmpty(
      ConferenceState before,
      List<ConferenceEvent> events,
      TenantPolicy.Rooms policy,
      Instant now) {
    ConferenceState after = before;
    for (ConferenceEvent event : events) {
      after = Evolution.of(after, event);
    }
    Sitting sitting = after.sitting();
    if (sitting == null || !sitting.isEmpty() || sitting.closeAt() != null) {
      return events;
    }
    List<ConferenceEvent> all = new ArrayList<>(events);
    all.add(
        policy.emptyFor().isZero()
            ? new ConferenceEvent.Closed(now)
            : new ConferenceEvent.Emptied(now.plus(policy.emptyFor()), now));
    return all;
  }
}
