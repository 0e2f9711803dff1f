package io.ringroom.domain.record;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.user.Role;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One user's part while the journal is read. */
final class PartFold {
  private final UserId user;
  private final Role role;
  private final Instant invitedAt;
  private final List<Stay> stays = new ArrayList<>();
  private @Nullable Instant rangAt;
  private @Nullable Instant joinedAt;
  private @Nullable Instant awaySince;
  private Duration away = Duration.ZERO;
  private @Nullable CallResult failure;

  PartFold(UserId user, Role role, Instant invitedAt) {
    this.user = user;
    this.role = role;
    this.invitedAt = invitedAt;
  }

  void rang(Instant at) {
    rangAt = rangAt == null ? at : rangAt;
  }

  void failed(CallResult how) {
    failure = how;
  }

  void joined(Instant at) {
    joinedAt = at;
    away = Duration.ZERO;
    awaySince = null;
    failure = null;
  }

  void away(Instant at) {
    awaySince = awaySince == null ? at : awaySince;
  }

  void back(Instant at) {
    away = away.plus(awayUntil(at));
    awaySince = null;
  }

  void left(Instant at, boolean lost) {
    Instant from = joinedAt;
    if (from != null) {
      stays.add(new Stay(from, at, away.plus(awayUntil(at)), lost));
    }
    joinedAt = null;
    awaySince = null;
  }

  private Duration awayUntil(Instant at) {
    return awaySince == null ? Duration.ZERO : Duration.between(awaySince, at);
  }

  Party party(CallEvent.Ended end) {
    boolean stayed = joinedAt != null;
    left(end.at(), false);
    CallResult result =
        stayed || role == Role.CALLER
            ? CallResult.of(end.reason(), end.connectionLost())
            : ownResult();
    return new Party(user, role, result, invitedAt, rangAt, stays);
  }

  /** Whom nobody waits for any more was called in vain. */
  private CallResult ownResult() {
    if (failure != null) {
      return failure;
    }
    if (stays.isEmpty()) {
      return CallResult.CANCEL;
    }
    return stays.get(stays.size() - 1).lost() ? CallResult.INTERRUPT : CallResult.NORMAL_END;
  }
}
