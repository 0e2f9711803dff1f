package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Screening;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a user lets come to him. They hold for offers alone: whom he calls himself, and who
 * calls him while he does, is welcome.
 *
 * @param blocked whose invitations are turned away, in the order of being blocked
 * @param dnd absent while he may be disturbed
 * @param waiting whether a second call may wait while he is in one; absent for what his tenant says
 * @param oneDevice true when he wants to be logged in on one device at a time; else absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preferences(
    List<UserId> blocked,
    @Nullable Dnd dnd,
    @Nullable Boolean waiting,
    @Nullable Boolean oneDevice) {
  /** Bounds what every snapshot of a user carries: about 30 KiB at most. */
  public static final int MOST_BLOCKED = 500;

  public static final Preferences NONE = new Preferences(List.of(), null);

  @JsonCreator
  public Preferences {
    blocked = List.copyOf(blocked);
  }

  public Preferences(List<UserId> blocked, @Nullable Dnd dnd) {
    this(blocked, dnd, null, null);
  }

  /**
   * Whether a second call may wait.
   *
   * @param offered whether his tenant offers that
   */
  public boolean waits(boolean offered) {
    return offered && !Boolean.FALSE.equals(waiting);
  }

  /**
   * Whether a newer login of his takes the place of an older one, if his tenant leaves it to him.
   */
  public boolean single() {
    return Boolean.TRUE.equals(oneDevice);
  }

  /** Why this offer is turned away, if it is. Who asks counts, not who made the call. */
  Optional<Screening> screen(Invite offer, Instant now) {
    if (blocked.contains(offer.from())) {
      return Optional.of(Screening.BLOCKED);
    }
    return dnd != null && dnd.holds(now) ? Optional.of(Screening.DO_NOT_DISTURB) : Optional.empty();
  }

  /** What is left of it when time has passed. */
  public Preferences at(Instant now) {
    return dnd == null || dnd.holds(now) ? this : with((Dnd) null);
  }

  Preferences with(@Nullable Dnd next) {
    return new Preferences(blocked, next, waiting, oneDevice);
  }

  Preferences waiting(boolean next) {
    return new Preferences(blocked, dnd, next, oneDevice);
  }

  Preferences several(boolean next) {
    return new Preferences(blocked, dnd, waiting, next ? null : true);
  }

  Preferences block(List<UserId> users) {
    Set<UserId> next = new LinkedHashSet<>(blocked);
    next.addAll(users);
    return new Preferences(List.copyOf(next), dnd, waiting, oneDevice);
  }

  Preferences unblock(List<UserId> users) {
    List<UserId> next = new ArrayList<>(blocked);
    next.removeAll(users);
    return new Preferences(next, dnd, waiting, oneDevice);
  }
}
