package io.ringroom.domain.conference;

import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A conference as pure functions: what it makes of words and of time. */
public final class Conference {
  private Conference() {}

  public static Ruling decide(
      RoomId room,
      ConferenceState state,
      ToConference message,
      TenantPolicy.Rooms policy,
      Instant now) {
    return message.match(new Hearing(room, state, policy, now));
  }

  public static ConferenceState evolve(ConferenceState state, ConferenceEvent event) {
    return Evolution.of(state, event);
  }

  /** What is due by now; nothing when the deadline that woke us has been moved meanwhile. */
  public static Ruling timePassed(ConferenceState state, TenantPolicy.Rooms policy, Instant now) {
    Sitting sitting = state.sitting();
    if (sitting == null) {
      return Ruling.NOTHING;
    }
    List<ConferenceEvent> events = new ArrayList<>();
    for (Participant one : sitting.participants()) {
      Away away = one.away();
      if (away != null && !now.isBefore(away.until())) {
        events.add(new ConferenceEvent.Left(one.user(), LeaveCause.CONNECTION_LOST, now));
      } else if (one.pass().over(now)) {
        events.add(new ConferenceEvent.Left(one.user(), LeaveCause.TOKEN_EXPIRED, now));
      } else if (toBeWarned(one, policy.warnBefore(), now)) {
        events.add(new ConferenceEvent.PassWarned(one.user(), now));
      }
    }
    if (sitting.closeAt() != null && !now.isBefore(sitting.closeAt())) {
      events.add(new ConferenceEvent.Closed(now));
    }
    return Ruling.happened(Departure.thenEmpty(state, events, policy, now));
  }

  private static boolean toBeWarned(Participant one, Duration before, Instant now) {
    Instant warnAt = one.warned() ? null : one.pass().warnAt(before);
    return warnAt != null && !now.isBefore(warnAt);
  }

  /** After a restart nobody is known to be connected: whoever is says so within the grace. */
  public static Ruling recovered(ConferenceState state, TenantPolicy.Rooms policy, Instant now) {
    Sitting sitting = state.sitting();
    boolean somebodyUnsure =
        sitting != null && sitting.participants().stream().anyMatch(one -> one.away() == null);
    return somebodyUnsure
        ? Ruling.happened(new ConferenceEvent.Restarted(now.plus(policy.graceFor()), now))
        : Ruling.NOTHING;
  }

  /** No media node carries the room any more: it is over for everybody. */
  public static Ruling mediaLost(ConferenceState state, TenantPolicy.Rooms policy, Instant now) {
    Sitting sitting = state.sitting();
    if (sitting == null) {
      return Ruling.NOTHING;
    }
    List<ConferenceEvent> events = new ArrayList<>();
    for (Participant one : sitting.participants()) {
      events.add(new ConferenceEvent.Left(one.user(), LeaveCause.ROOM_DISMISSED, now));
    }
    events.add(new ConferenceEvent.Closed(now));
    return Ruling.happened(events);
  }
}
