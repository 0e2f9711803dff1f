package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.push.PushTokens;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.id.CallId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user after any crash: the call he is engaged in, the calls he is not, whom he
 * lets come to him, and how he is woken.
 *
 * @param preferences absent when he has chosen none
 * @param pushTokens the devices that can be woken; absent when there are none
 * @param woken what his devices were last woken for, until they have been told that it is over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserState(
    @Nullable Engagement engagement,
    Tombstones tombstones,
    @Nullable Preferences preferences,
    @Nullable PushTokens pushTokens,
    @Nullable WakeUp woken) {
  public static final UserState NEW = new UserState(null, Tombstones.NONE);

  @JsonCreator
  public UserState {}

  public UserState(@Nullable Engagement engagement, Tombstones tombstones) {
    this(engagement, tombstones, null, null, null);
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

  /** The devices that can be woken. */
  public PushTokens wakeable() {
    return pushTokens == null ? PushTokens.NONE : pushTokens;
  }

  private UserState with(@Nullable Engagement next, Tombstones graves) {
    return new UserState(next, graves, preferences, pushTokens, woken);
  }

  private UserState with(Preferences next) {
    Preferences kept = next.equals(Preferences.NONE) ? null : next;
    return new UserState(engagement, tombstones, kept, pushTokens, woken);
  }

  private UserState waking(PushTokens tokens, @Nullable WakeUp now) {
    PushTokens kept = tokens.all().isEmpty() ? null : tokens;
    return new UserState(engagement, tombstones, preferences, kept, now);
  }

  public UserState evolve(UserEvent event) {
    return event.match(new Evolution(this));
  }

  /** How each event changes him. */
  private record Evolution(UserState before) implements UserEvent.Cases<UserState> {
    @Override
    public UserState engaged(UserEvent.Engaged event) {
      return before.with(event.engagement(), before.tombstones);
    }

    @Override
    public UserState released(UserEvent.Released event) {
      return before.with(
          before.engagedIn(event.call()) ? null : before.engagement,
          before.tombstones.plus(event.call(), event.upTo()));
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

    @Override
    public UserState pushRegistered(UserEvent.PushRegistered event) {
      return before.waking(before.wakeable().plus(event.token()), before.woken);
    }

    @Override
    public UserState pushForgotten(UserEvent.PushForgotten event) {
      return before.waking(before.wakeable().minus(event.device()), before.woken);
    }

    @Override
    public UserState pushRequested(UserEvent.PushRequested event) {
      return before.waking(before.wakeable(), event.wakeUp());
    }

    @Override
    public UserState pushSettled(UserEvent.PushSettled event) {
      boolean ofThis = before.woken != null && before.woken.call().equals(event.call());
      return before.waking(before.wakeable(), ofThis ? null : before.woken);
    }
  }
}
