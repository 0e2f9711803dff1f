package io.ringroom.http.limit;

import java.util.HashMap;
import java.util.Map;

/** How many of something each remote address has, at most so many. Thread-safe. */
public final class AddressCounts {
  private final int maxPerAddress;
  private final Map<String, Integer> counts = new HashMap<>();

  public AddressCounts(int maxPerAddress) {
    this.maxPerAddress = maxPerAddress;
  }

  /** Counts one more, or says that the address has all it may have. */
  public synchronized boolean add(String address) {
    int count = counts.getOrDefault(address, 0);
    if (count >= maxPerAddress) {
      return false;
    }
    counts.put(address, count + 1);
    return true;
  }

  /** Counts one less, after an {@link #add} that succeeded. */
  public synchronized void remove(String address) {
    counts.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
  }

  /** How many an address has. */
  public synchronized int of(String address) {
    return counts.getOrDefault(address, 0);
  }
}
