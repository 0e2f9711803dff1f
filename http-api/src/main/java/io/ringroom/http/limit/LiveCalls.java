package io.ringroom.http.limit;

import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How many calls each tenant has at once: those the whole cluster had when it was last counted, and
 * those this node has let in since.
 *
 * <p>The error: a tenant may have as many too many as the <em>other</em> nodes let in within one
 * round of counting, and a call that has ended takes its place for up to {@link #NEW_FOR} and one
 * round more. A node alone never lets in too many. Thread-safe; time is a parameter.
 */
public final class LiveCalls {
  /**
   * A call let in is counted here for so long, and from then on by the cluster. Longer than a call
   * takes to be filed there.
   */
  static final Duration NEW_FOR = Duration.ofSeconds(2);

  private final Map<TenantId, Map<CallId, Long>> letIn = new HashMap<>();
  private Map<TenantId, Long> counted = Map.of();

  /**
   * Lets one more call in, or says that the tenant has as many as it may have.
   *
   * @param limit 0 for none
   * @param nowNanos a monotonic clock's reading
   */
  public synchronized boolean letIn(TenantId tenant, CallId call, int limit, long nowNanos) {
    if (limit == 0) {
      return true;
    }
    int here = letIn.getOrDefault(tenant, Map.of()).size();
    if (counted.getOrDefault(tenant, 0L) + here >= limit) {
      return false;
    }
    letIn.computeIfAbsent(tenant, none -> new HashMap<>()).put(call, nowNanos);
    return true;
  }

  /** A call that was let in has not come about. */
  public synchronized void takeBack(TenantId tenant, CallId call) {
    letIn.getOrDefault(tenant, new HashMap<>()).remove(call);
  }

  /** The calls the cluster need not count now, because they are counted here. */
  public synchronized Set<CallId> recent(long nowNanos) {
    Set<CallId> recent = new HashSet<>();
    for (Map<CallId, Long> calls : letIn.values()) {
      calls.forEach(
          (call, at) -> {
            if (isNew(at, nowNanos)) {
              recent.add(call);
            }
          });
    }
    return recent;
  }

  /**
   * @param alive what the cluster has beside those that were {@link #recent}
   * @param asOfNanos when they were asked for
   */
  public synchronized void counted(Map<TenantId, Long> alive, long asOfNanos) {
    counted = Map.copyOf(alive);
    letIn.values().forEach(calls -> calls.values().removeIf(at -> !isNew(at, asOfNanos)));
    letIn.values().removeIf(Map::isEmpty);
  }

  private static boolean isNew(long at, long nowNanos) {
    return nowNanos - at <= NEW_FOR.toNanos();
  }
}
