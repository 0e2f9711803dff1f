package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringroom.id.CallId;
import org.jspecify.annotations.Nullable;

/**
 * A call a user was released from. Written as the call's id, and {@code /n} after it when he may be
 * asked again.
 *
 * @param upTo the last {@link io.ringroom.domain.ring.Attempt} that is over; absent when the call
 *     itself is
 */
public record Tombstone(CallId call, @Nullable Integer upTo) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Tombstone parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new Tombstone(new CallId(text), null)
        : new Tombstone(
            new CallId(text.substring(0, slash)), Integer.valueOf(text.substring(slash + 1)));
  }

  @JsonValue
  public String text() {
    return upTo == null ? call.value() : call.value() + "/" + upTo;
  }

  /** Whether a word about this attempt comes too late. */
  boolean covers(int attempt) {
    return upTo == null || attempt <= upTo;
  }

  /** Whether the other says nothing that this one does not. */
  boolean covers(Tombstone other) {
    return upTo == null || (other.upTo != null && other.upTo <= upTo);
  }
}
