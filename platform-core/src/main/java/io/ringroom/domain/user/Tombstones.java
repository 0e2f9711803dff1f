package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringroom.id.CallId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls a user has been released from, oldest first. An offer that was long on its way meets its
 * tombstone here instead of ringing for a dead call.
 */
public record Tombstones(List<Tombstone> all) {
  /** More than a user can be released from while any message is still under way. */
  static final int MOST = 256;

  public static final Tombstones NONE = new Tombstones(List.of());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Tombstones {
    all = List.copyOf(all);
  }

  /** Of calls that are over for good. */
  public static Tombstones of(CallId... calls) {
    Tombstones stones = NONE;
    for (CallId call : calls) {
      stones = stones.plus(call, null);
    }
    return stones;
  }

  @JsonValue
  @Override
  public List<Tombstone> all() {
    return all;
  }

  /** Whether he was in this call, or asked into it, and is no more. */
  boolean has(CallId call) {
    return of(call).isPresent();
  }

  /** Whether a word about this attempt comes too late. */
  boolean cover(CallId call, int attempt) {
    return of(call).filter(stone -> stone.covers(attempt)).isPresent();
  }

  boolean cover(CallId call, @Nullable Integer upTo) {
    Tombstone next = new Tombstone(call, upTo);
    return of(call).filter(stone -> stone.covers(next)).isPresent();
  }

  /** The attempt after all those of this call that are over. */
  int next(CallId call) {
    return of(call).map(Tombstone::upTo).map(upTo -> upTo + 1).orElse(1);
  }

  private Optional<Tombstone> of(CallId call) {
    return all.stream().filter(stone -> stone.call().equals(call)).findFirst();
  }

  Tombstones plus(CallId call, @Nullable Integer upTo) {
    boolean ofNoVisit = upTo != null && upTo < 1;
    if (ofNoVisit || cover(call, upTo)) {
      return this;
    }
    List<Tombstone> next = new ArrayList<>(all);
    next.removeIf(stone -> stone.call().equals(call));
    next.add(new Tombstone(call, upTo));
    return new Tombstones(next.subList(Math.max(0, next.size() - MOST), next.size()));
  }
}
