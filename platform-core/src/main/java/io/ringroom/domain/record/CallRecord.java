package io.ringroom.domain.record;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallFacts;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What remains of a call: one record for each attempt, with the same times for everybody.
 *
 * @param facts what never changed
 * @param media what the call was for in the end
 * @param beganAt when the first callee answered; absent if nobody did
 * @param endedBy whose act or loss ended it, if a user's did
 * @param totalTime whole seconds of talk, without the grace after a loss; 0 if it never began
 * @param parties everyone who dialled, was asked or joined, in that order
 */
public record CallRecord(
    CallFacts facts,
    MediaType media,
    @Nullable Instant beganAt,
    Instant endedAt,
    EndReason reason,
    @Nullable UserId endedBy,
    long totalTime,
    boolean connectionLost,
    List<Party> parties) {

  public CallRecord {
    parties = List.copyOf(parties);
  }

  /** How it came out as a whole, which is how it came out for the caller. */
  public CallResult result() {
    return CallResult.of(reason, connectionLost);
  }

  public boolean began() {
    return beganAt != null;
  }

  public Optional<Party> of(UserId user) {
    return parties.stream().filter(party -> party.user().equals(user)).findFirst();
  }

  /**
   * The record of a call that is over.
   *
   * @param journal every event of the call, in order
   * @return empty while it is not over, for one that never started, and for one that gave way to
   *     the call the other side had made: that one has the record
   */
  public static Optional<CallRecord> of(List<CallEvent> journal) {
    RecordFold fold = new RecordFold();
    journal.forEach(event -> event.match(fold));
    return fold.record();
  }
}
