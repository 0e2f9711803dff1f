package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.CallId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user after any crash: the call he is engaged in, the calls he is not, and whom
 * he lets come to him.
 *
 * @param preferences absent when he has chosen none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserState(
    @Nullable Engagement engagement, Tombstones tombstones, @Nullable Preferences preferences) {
  public static final UserState NEW = new UserState(null, Tombstones.NONE);

  public UserState(@Nullable Engagement engagement, Tombstones tombstones) {
    this(engagement, tombstones, null);
  }

  public boolean engagedIn(CallId call) {
    return engagement != null && engagement.call().equals(call);
  }

  public Optional<CallId> call() {
    return Optional.ofNullable(engagement).map(Engagement::call);
  }

  public Preferences chosen() {
    return preferences == null ? Preferences.NONE : preferences;
  }

  private UserState with(Preferences next) {
    return new UserState(engagement, tombstones, next.equals(Preferences.NONE) ? null : next);
  }

  public UserState evolve(UserEvent event) {
    return event.match(new Evolution(this));
  }

  /** How each event changes him. */
  private record Evolution(UserState before) implements UserEvent.Cases<UserState> {
    @Override
    public UserState engaged(UserEvent.Engaged event) {
      return new UserState(event.engagement(), before.tombstones, before.preferences);
    }

    @Override
    public UserState released(UserEvent.Released event) {
      return new UserState(
          before.engagedIn(event.call()) ? null : before.engagement,
          before.tombstones.plus(event.call(), event.upTo()),
          before.preferences);
    }

    @Override
    public UserState dndChanged(UserEvent.DndChanged event) {
      return before.with(before.chosen().with(event.dnd()));
    }

    @Override
    public UserState blocked(UserEvent.Blocked event) {
      return before.with(before.chosen().block(event.users()));
    }

    @Override
    public UserState unblocked(UserEvent.Unblocked event) {
      return before.with(before.chosen().unblock(event.users()));
    }
  }
}
