package io.ringroom.domain.call;

import io.ringroom.domain.ring.Attempt;
import io.ringroom.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everyone who was ever in a call or asked into it, the caller first. Nobody is ever taken out: who
 * is no longer in the call may have missed that he is not, and may be asked again.
 */
public record Parties(List<Party> all) {
  public Parties {
    all = List.copyOf(all);
  }

  /**
   * @param attempts how often he was asked or came in
   * @param wasIn whether he has been a member
   * @param barred whether he may not come back
   */
  public record Party(UserId user, int attempts, boolean wasIn, boolean barred) {
    Party(UserId user, int attempts) {
      this(user, attempts, false, false);
    }

    Party at(int attempt) {
      return new Party(user, attempt, wasIn, barred);
    }

    Party in() {
      return new Party(user, attempts, true, barred);
    }

    Party out() {
      return new Party(user, attempts, wasIn, true);
    }
  }

  static Parties of(CallFacts facts) {
    List<Party> all = new ArrayList<>();
    all.add(new Party(facts.caller(), 1).in());
    facts.callees().forEach(callee -> all.add(new Party(callee, 1)));
    return new Parties(all);
  }

  public List<UserId> users() {
    return all.stream().map(Party::user).toList();
  }

  boolean has(UserId user) {
    return of(user).isPresent();
  }

  /** How often the user was asked or came in; 0 for a stranger. */
  int attempts(UserId user) {
    return of(user).map(Party::attempts).orElse(0);
  }

  /** The user's present or last attempt as the ring protocol writes it. */
  @Nullable Integer attempt(UserId user) {
    return Attempt.written(Math.max(1, attempts(user)));
  }

  /** Everyone but the caller, in the order of being asked. */
  List<UserId> callees() {
    return users().subList(1, all.size());
  }

  /** Whether nobody but the caller and the one he called was ever in it. */
  boolean two() {
    return all.size() == 2;
  }

  /** The user is asked once more, or for the first time. */
  Parties again(UserId user) {
    return at(user, attempts(user) + 1);
  }

  Parties at(UserId user, int attempt) {
    if (has(user)) {
      return change(user, party -> party.at(attempt));
    }
    List<Party> next = new ArrayList<>(all);
    next.add(new Party(user, attempt));
    return new Parties(next);
  }

  Parties in(UserId user) {
    return change(user, Party::in);
  }

  Parties bar(UserId user) {
    return change(user, Party::out);
  }

  private Parties change(UserId user, UnaryOperator<Party> step) {
    List<Party> next = new ArrayList<>(all);
    next.replaceAll(party -> party.user().equals(user) ? step.apply(party) : party);
    return new Parties(next);
  }

  boolean wasIn(UserId user) {
    return of(user).filter(Party::wasIn).isPresent();
  }

  boolean barred(UserId user) {
    return of(user).filter(Party::barred).isPresent();
  }

  private Optional<Party> of(UserId user) {
    return all.stream().filter(party -> party.user().equals(user)).findFirst();
  }
}
