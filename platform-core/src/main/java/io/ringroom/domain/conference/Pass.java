package io.ringroom.domain.conference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.room.Rights;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the token said by which a user is in a conference.
 *
 * @param until the first moment at which it is no longer valid; absent for a pass without an end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pass(Rights rights, @Nullable Instant until) {
  /** For tenants whose conferences are open to every user of theirs. */
  public static final Pass OPEN = new Pass(Rights.ALL, null);

  boolean over(Instant now) {
    return until != null && !now.isBefore(until);
  }

  @Nullable Instant warnAt(Duration before) {
    return until == null ? null : until.minus(before);
  }
}
