package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import java.time.Instant;

/** What changed a user's engagement. Nothing else about a user needs to outlive a crash. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = UserEvent.Engaged.class, name = "engaged"),
  @JsonSubTypes.Type(value = UserEvent.Released.class, name = "released")
})
public sealed interface UserEvent {

  record Engaged(Engagement engagement, Instant at) implements UserEvent {}

  /** The call no longer concerns the user, and a late offer of it will be refused. */
  record Released(CallId call, Instant at) implements UserEvent {}
}
