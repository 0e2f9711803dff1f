package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.push.PushTokens;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.id.CallId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user after any crash: the call he is engaged in, the calls he is not, whom he
 * lets come to him, and how he is woken.
 *
 * @param engagement the call he is in, rings for, or has dialled; absent when he is free
 * @param preferences absent when he has chosen none
 * @param pushTokens the devices that can be woken; absent when there are none
 * @param woken what his devices were last woken for, until they have been told that it is over
 * @param other a second call, with call waiting: one of the two waits or is on hold. Which of them
 *     is the engagement says only which came first
 * @param roomUse of a camera room, how its devices shall be used; absent before anybody has said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserState(
    @Nullable Engagement engagement,
    Tombstones tombstones,
    @Nullable Preferences preferences,
    @Nullable PushTokens pushTokens,
    @Nullable WakeUp woken,
    @Nullable Engagement other,
    @Nullable RoomUse roomUse) {
  public static final UserState NEW = new UserState(null, Tombstones.NONE);

  @JsonCreator
  public UserState {}

  public UserState(@Nullable Engagement engagement, Tombstones tombstones) {
    this(engagement, tombstones, null, null, null, null, null);
  }

  public boolean engagedIn(CallId call) {
    return in(call).isPresent();
  }

  /** His engagement in this call. */
  public Optional<Engagement> in(CallId call) {
    return engagements().stream().filter(one -> one.call().equals(call)).findFirst();
  }

  /** The call he was engaged in first. */
  public Optional<CallId> call() {
    return Optional.ofNullable(engagement).map(Engagement::call);
  }

  /** In the order of their coming; two at most. */
  public List<Engagement> engagements() {
    return Stream.of(engagement, other).flatMap(Stream::ofNullable).toList();
  }

  /**
   * The call that is asked next whether it is alive, when one has to know of all of them: each is
   * asked when the one before it has answered.
   *
   * @param confirmed the one that has just answered; absent to begin
   */
  Optional<CallId> next(@Nullable CallId confirmed) {
    return calls().stream()
        .filter(call -> confirmed == null || call.compareTo(confirmed) > 0)
        .min(Comparator.naturalOrder());
  }

  public List<CallId> calls() {
    return engagements().stream().map(Engagement::call).toList();
  }

  /** As seen from his other call. */
  UserState turned() {
    return new UserState(other, tombstones, preferences, pushTokens, woken, engagement, roomUse);
  }

  public Preferences chosen() {
    return preferences == null ? Preferences.NONE : preferences;
  }

  /** The devices that can be woken. */
  public PushTokens wakeable() {
    return pushTokens == null ? PushTokens.NONE : pushTokens;
  }

  private UserState with(
      @Nullable Engagement first, @Nullable Engagement second, Tombstones graves) {
    return new UserState(first, graves, preferences, pushTokens, woken, second, roomUse);
  }

  /** How a camera room's devices shall be used. */
  public RoomUse wanted() {
    return roomUse == null ? RoomUse.NONE : roomUse;
  }

  private UserState with(RoomUse next) {
    return new UserState(engagement, tombstones, preferences, pushTokens, woken, other, next);
  }

  private UserState with(Preferences next) {
    Preferences kept = next.equals(Preferences.NONE) ? null : next;
    return new UserState(engagement, tombstones, kept, pushTokens, woken, other, roomUse);
  }

  private UserState waking(PushTokens tokens, @Nullable WakeUp now) {
    PushTokens kept = tokens.all().isEmpty() ? null : tokens;
    return new UserState(engagement, tombstones, preferences, kept, now, other, roomUse);
  }

  public UserState evolve(UserEvent event) {
    return event.match(new Evolution(this));
  }

  /** What these events leave, one after the other. */
  UserState evolve(List<UserEvent> events) {
    UserState after = this;
    for (UserEvent event : events) {
      after = after.evolve(event);
    }
    return after;
  }

  /** How each event changes him. */
  private record Evolution(UserState before) implements UserEvent.Cases<UserState> {
    /** A call he is in already is engaged anew; another one comes beside it. */
    @Override
    public UserState engaged(UserEvent.Engaged event) {
      Engagement next = event.engagement();
      boolean first = before.engagement == null || before.engagement.call().equals(next.call());
      return first
          ? before.with(next, before.other, before.tombstones)
          : before.with(before.engagement, next, before.tombstones);
    }

    @Override
    public UserState released(UserEvent.Released event) {
      List<Engagement> left =
          before.engagements().stream().filter(one -> !one.call().equals(event.call())).toList();
      return before.with(
          left.isEmpty() ? null : left.get(0),
          left.size() < 2 ? null : left.get(1),
          before.tombstones.plus(event.call(), event.upTo()));
    }

    @Override
    public UserState dndChanged(UserEvent.DndChanged event) {
      return before.with(before.chosen().with(event.dnd()));
    }

    @Override
    public UserState devicesChosen(UserEvent.DevicesChosen event) {
      return before.with(before.chosen().several(event.several()));
    }

    @Override
    public UserState waitingChosen(UserEvent.WaitingChosen event) {
      return before.with(before.chosen().waiting(event.waiting()));
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
      PushTokens left =
          event.token() == null
              ? before.wakeable().minus(event.device())
              : before.wakeable().minus(event.device(), event.token());
      return before.waking(left, before.woken);
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

    @Override
    public UserState callMissed(UserEvent.CallMissed event) {
      WakeUp woken = before.woken;
      return woken != null && woken.call().equals(event.call())
          ? before.waking(before.wakeable(), woken.asMissed())
          : before;
    }

    @Override
    public UserState roomUseChanged(UserEvent.RoomUseChanged event) {
      return before.with(before.wanted().next(event.use()));
    }
  }
}
