package io.ringroom.domain.conference;

import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.room.Occupant;
import io.ringroom.domain.room.RoomNeed;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.protocol.node.RoomTask.Form;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must be true while a conference is in a state, derived from the state alone.
 *
 * @param deadline when time must be looked at next; absent when nothing is timed
 * @param room the media room that must exist; absent when none must
 */
public record ConferenceDuties(@Nullable Instant deadline, @Nullable RoomNeed room) {
  private static final ConferenceDuties NONE = new ConferenceDuties(null, null);

  public static ConferenceDuties of(
      ConferenceState state, TenantPolicy.Rooms policy, @Nullable Form record) {
    Sitting sitting = state.sitting();
    return sitting == null
        ? NONE
        : new ConferenceDuties(nextDeadline(sitting, policy), need(sitting, record));
  }

  private static @Nullable Instant nextDeadline(Sitting sitting, TenantPolicy.Rooms policy) {
    return Stream.concat(
            Stream.ofNullable(sitting.closeAt()),
            sitting.participants().stream().flatMap(one -> deadlines(one, policy)))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Stream<Instant> deadlines(Participant one, TenantPolicy.Rooms policy) {
    Away away = one.away();
    Instant warnAt = one.warned() ? null : one.pass().warnAt(policy.warnBefore());
    return Stream.of(
            Stream.<Instant>ofNullable(away == null ? null : away.until()),
            Stream.<Instant>ofNullable(one.pass().until()),
            Stream.<Instant>ofNullable(warnAt))
        .flatMap(each -> each);
  }

  /** Who is away keeps his place: his media may still flow. */
  private static RoomNeed need(Sitting sitting, @Nullable Form record) {
    return new RoomNeed(
        sitting.media(),
        sitting.participants().stream().map(ConferenceDuties::occupant).toList(),
        record);
  }

  private static Occupant occupant(Participant one) {
    return new Occupant(one.user(), Seat.of(one.device(), one.tracks()), one.subscriptions())
        .leading(one.pass().rights().mayModerate());
  }
}
