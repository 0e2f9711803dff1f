package io.ringroom.domain.call;

import io.ringroom.domain.ring.MediaType;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Everyone who is in the call, in the order of joining. */
public record Members(List<Member> all) {
  public Members {
    all = List.copyOf(all);
  }

  Optional<Member> of(UserId user) {
    return all.stream().filter(member -> member.user().equals(user)).findFirst();
  }

  boolean has(UserId user) {
    return of(user).isPresent();
  }

  int connected() {
    return (int) all.stream().filter(Member::connected).count();
  }

  List<Member> overdue(Instant now) {
    return all.stream().filter(member -> member.overdue(now)).toList();
  }

  Optional<Instant> nextDeadline() {
    return all.stream()
        .map(Member::lostUntil)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  List<Member> except(UserId user) {
    return all.stream().filter(member -> !member.user().equals(user)).toList();
  }

  /** What everybody publishes cut down to what the call is for. */
  Members within(MediaType media) {
    return new Members(
        all.stream().map(member -> member.with(member.tracks().within(media))).toList());
  }

  Members plus(Member member) {
    List<Member> next = new ArrayList<>(all);
    next.add(member);
    return new Members(next);
  }

  Members without(UserId user) {
    return new Members(except(user));
  }

  Members change(UserId user, UnaryOperator<Member> step) {
    List<Member> next = new ArrayList<>(all);
    next.replaceAll(member -> member.user().equals(user) ? step.apply(member) : member);
    return new Members(next);
  }
}
