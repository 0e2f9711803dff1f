package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.CallId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a user after any crash: the call he is engaged in, and the calls he is not. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserState(@Nullable Engagement engagement, Tombstones tombstones) {
  public static final UserState NEW = new UserState(null, Tombstones.NONE);

  public boolean engagedIn(CallId call) {
    return engagement != null && engagement.call().equals(call);
  }

  public Optional<CallId> call() {
    return Optional.ofNullable(engagement).map(Engagement::call);
  }

  public UserState evolve(UserEvent event) {
    if (event instanceof UserEvent.Engaged engaged) {
      return new UserState(engaged.engagement(), tombstones);
    }
    UserEvent.Released released = (UserEvent.Released) event;
    return new UserState(
        engagedIn(released.call()) ? null : engagement,
        tombstones.plus(released.call(), released.upTo()));
  }
}
