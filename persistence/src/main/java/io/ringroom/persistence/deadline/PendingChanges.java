package io.ringroom.persistence.deadline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The changes not yet written, at most one per call: a later one replaces an earlier one, for only
 * the last state of a row matters. Safe for many writers and one taker.
 */
final class PendingChanges {

  private final int capacity;
  private final Map<String, Change> byCall = new LinkedHashMap<>();
  private boolean closed;

  /**
   * @param capacity calls with a change waiting at most
   */
  PendingChanges(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Adds a change, or replaces the one waiting for the same call.
   *
   * @return false when there is no room left or nobody will take it any more
   */
  synchronized boolean add(String callId, Change change) {
    if (closed || (byCall.size() >= capacity && !byCall.containsKey(callId))) {
      return false;
    }
    byCall.put(callId, change);
    notifyAll();
    return true;
  }

  /** Gives back what could not be written, except where something newer waits by now. */
  synchronized void giveBack(Map<String, Change> changes) {
    changes.forEach(byCall::putIfAbsent);
  }

  /**
   * Takes the oldest changes, waiting until there is one.
   *
   * @param most how many to take at most
   * @return empty only when closed and nothing is left
   */
  synchronized Map<String, Change> take(int most) throws InterruptedException {
    while (byCall.isEmpty() && !closed) {
      wait();
    }
    Map<String, Change> taken = new LinkedHashMap<>();
    var entries = byCall.entrySet().iterator();
    while (entries.hasNext() && taken.size() < most) {
      var entry = entries.next();
      taken.put(entry.getKey(), entry.getValue());
      entries.remove();
    }
    return taken;
  }

  /** From now on nothing is added; what waits can still be taken. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
