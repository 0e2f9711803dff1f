package io.ringroom.domain.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.room.RoomNeed;
import io.ringroom.id.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What must be true while a call is in a state, derived from the state alone: after a restart the
 * same duties come out, so nothing has to be remembered beside the journal.
 *
 * @param deadline when time must be looked at next; absent when nothing is timed
 * @param room the room that must exist; absent when none must
 * @param alive whether the call must be found again after a crash
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallDuties(@Nullable Instant deadline, @Nullable RoomNeed room, boolean alive) {
  private static final CallDuties NONE = new CallDuties(null, null, false);

  public static CallDuties of(CallState state) {
    return state instanceof Live call
        ? new CallDuties(Deadlines.next(call).orElse(null), roomNeed(call), true)
        : NONE;
  }

  /** No media before an answer: a ringing call has no room. */
  private static @Nullable RoomNeed roomNeed(Live call) {
    if (!call.began()) {
      return null;
    }
    return new RoomNeed(
        RoomId.of(call.facts().call()),
        call.members().all().stream()
            .filter(member -> !call.facts().server(member.user()))
            .map(member -> member.occupant().leading(call.facts().caller().equals(member.user())))
            .toList(),
        call.facts().chosen().record());
  }
}
