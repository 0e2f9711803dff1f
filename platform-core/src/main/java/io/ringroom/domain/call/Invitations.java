package io.ringroom.domain.call;

import io.ringroom.domain.ring.OfflinePush;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everyone who was asked and has not joined, in the order of being asked. */
public record Invitations(List<Invitation> all) {
  public Invitations {
    all = List.copyOf(all);
  }

  static final Invitations NONE = new Invitations(List.of());

  /** Asks users, whose earlier invitations have ended. */
  Invitations plus(
      List<UserId> users,
      UserId inviter,
      Parties parties,
      Instant deadline,
      @Nullable OfflinePush push) {
    List<Invitation> next = new ArrayList<>(all);
    next.removeIf(invitation -> users.contains(invitation.user()));
    for (UserId user : users) {
      next.add(Invitation.of(user, inviter, parties.attempts(user), deadline, push));
    }
    return new Invitations(next);
  }

  Optional<Invitation> of(UserId user) {
    return all.stream().filter(invitation -> invitation.user().equals(user)).findFirst();
  }

  Optional<Invitation> pending(UserId user) {
    return of(user).filter(Invitation::pending);
  }

  List<Invitation> pending() {
    return all.stream().filter(Invitation::pending).toList();
  }

  List<Invitation> overdue(Instant now) {
    return all.stream().filter(invitation -> invitation.overdue(now)).toList();
  }

  Optional<Instant> nextDeadline() {
    return pending().stream().map(Invitation::deadline).min(Comparator.naturalOrder());
  }

  Invitations change(UserId user, UnaryOperator<Invitation> step) {
    List<Invitation> next = new ArrayList<>(all);
    next.replaceAll(
        invitation -> invitation.user().equals(user) ? step.apply(invitation) : invitation);
    return new Invitations(next);
  }

  Invitations without(UserId user) {
    return new Invitations(
        all.stream().filter(invitation -> !invitation.user().equals(user)).toList());
  }

  /** Why a call ends in which everybody was asked and nobody came. */
  EndReason failure() {
    if (allEnded(Outcome.LINE_BUSY)) {
      return EndReason.LINE_BUSY;
    }
    if (allEnded(Outcome.REJECTED)) {
      return EndReason.REJECT;
    }
    if (allEnded(Outcome.CANCELLED)) {
      return EndReason.CANCELED;
    }
    if (allEnded(Outcome.OFFLINE)) {
      return EndReason.OFFLINE;
    }
    boolean silence =
        all.stream()
            .anyMatch(i -> i.outcome() == Outcome.NO_RESPONSE || i.outcome() == Outcome.OFFLINE);
    return silence ? EndReason.NO_RESPONSE : EndReason.REJECT;
  }

  private boolean allEnded(Outcome how) {
    return all.stream().allMatch(invitation -> invitation.outcome() == how);
  }
}
