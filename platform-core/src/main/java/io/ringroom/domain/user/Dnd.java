package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's wish not to be disturbed.
 *
 * @param until when it ends by itself; absent when only he ends it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dnd(@Nullable Instant until) {

  public boolean holds(Instant now) {
    return until == null || until.isAfter(now);
  }
}
