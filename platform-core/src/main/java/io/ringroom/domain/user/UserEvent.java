package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What changed a user's engagement. Nothing else about a user needs to outlive a crash. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = UserEvent.Engaged.class, name = "engaged"),
  @JsonSubTypes.Type(value = UserEvent.Released.class, name = "released")
})
public sealed interface UserEvent {

  record Engaged(Engagement engagement, Instant at) implements UserEvent {}

  /**
   * The call no longer concerns the user, and a late offer of it will be refused.
   *
   * @param upTo the last {@link io.ringroom.domain.ring.Attempt} that is over, when he may be asked
   *     again; absent when the call is over for good
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Released(CallId call, Instant at, @Nullable Integer upTo) implements UserEvent {
    public Released(CallId call, Instant at) {
      this(call, at, null);
    }
  }
}
