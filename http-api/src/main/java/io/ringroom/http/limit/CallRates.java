package io.ringroom.http.limit;

import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast users and tenants may make calls through this node. Each node counts for itself: in a
 * cluster of N a tenant whose clients are spread may have up to N times its rate, which is what a
 * limit against floods can bear and costs no message. Thread-safe.
 */
public final class CallRates {
  /** Users of one tenant remembered at once; full buckets are forgotten first. */
  private static final int MOST_USERS = 100_000;

  private record OfTenant(AddressBuckets users, AddressBuckets tenant) {
    static OfTenant of(TenantPolicy.Limits limits) {
      return new OfTenant(
          new AddressBuckets(limits.callsPerUser(), burst(limits.callsPerUser()), MOST_USERS),
          new AddressBuckets(limits.callsPerTenant(), burst(limits.callsPerTenant()), 1));
    }

    /** Five seconds' worth at once: people dial again in haste. */
    private static int burst(int perSecond) {
      return 5 * perSecond;
    }
  }

  private final Map<TenantId, OfTenant> tenants = new ConcurrentHashMap<>();

  /**
   * Counts one call of this user, or says that there are too many. Who is over his own rate takes
   * nothing from his tenant's.
   */
  public boolean take(UserKey user, TenantPolicy.Limits limits, long nowNanos) {
    OfTenant buckets = tenants.computeIfAbsent(user.tenant(), tenant -> OfTenant.of(limits));
    boolean his = limits.callsPerUser() == 0 || buckets.users().take(user.user().value(), nowNanos);
    return his && (limits.callsPerTenant() == 0 || buckets.tenant().take("", nowNanos));
  }
}
