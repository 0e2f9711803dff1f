package io.ringroom.actor.record;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.id.CallId;
import java.time.Instant;

/**
 * An event of a call as it stands in the journal.
 *
 * @param seq its number within the call, from 1 without gaps
 */
public record StoredEvent(CallId call, long seq, CallEvent event) {
  public Instant at() {
    return event.at();
  }
}
