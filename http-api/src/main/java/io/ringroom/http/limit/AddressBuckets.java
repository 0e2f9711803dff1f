package io.ringroom.http.limit;

import java.util.HashMap;
import java.util.Map;

/**
 * A token bucket for each remote address. Remembers a bounded number of addresses: buckets that are
 * full again are forgotten first, and when all are in use a new address is refused. Thread-safe.
 */
public final class AddressBuckets {
  private final double perSecond;
  private final int burst;
  private final int maxAddresses;
  private final Map<String, TokenBucket> buckets = new HashMap<>();

  public AddressBuckets(double perSecond, int burst, int maxAddresses) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.maxAddresses = maxAddresses;
  }

  /** Takes one token of this address, or says it has none. */
  public synchronized boolean take(String address, long nowNanos) {
    TokenBucket bucket = buckets.get(address);
    if (bucket == null) {
      if (buckets.size() >= maxAddresses) {
        buckets.values().removeIf(idle -> idle.full(nowNanos));
      }
      if (buckets.size() >= maxAddresses) {
        return false;
      }
      bucket = new TokenBucket(perSecond, burst, nowNanos);
      buckets.put(address, bucket);
    }
    return bucket.take(nowNanos);
  }
}
