package io.ringroom.domain.conference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a conference after any crash.
 *
 * @param sitting absent while nobody is there; whoever joins next opens another
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConferenceState(@Nullable Sitting sitting) {
  public static final ConferenceState EMPTY = new ConferenceState(null);

  public Optional<Participant> of(UserId user) {
    return Optional.ofNullable(sitting).flatMap(now -> now.of(user));
  }
}
