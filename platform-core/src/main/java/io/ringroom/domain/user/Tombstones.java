package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ringroom.id.CallId;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls a user has been released from, oldest first. An offer that was long on its way meets its
 * tombstone here instead of ringing for a dead call.
 */
public record Tombstones(List<CallId> calls) {
  /** More than a user can be released from while any message is still under way. */
  static final int MOST = 256;

  static final Tombstones NONE = new Tombstones(List.of());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Tombstones {
    calls = List.copyOf(calls);
  }

  @JsonValue
  @Override
  public List<CallId> calls() {
    return calls;
  }

  boolean has(CallId call) {
    return calls.contains(call);
  }

  Tombstones plus(CallId call) {
    if (has(call)) {
      return this;
    }
    List<CallId> next = new ArrayList<>(calls);
    next.add(call);
    return new Tombstones(next.subList(Math.max(0, next.size() - MOST), next.size()));
  }
}
