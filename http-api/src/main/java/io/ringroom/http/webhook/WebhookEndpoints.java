package io.ringroom.http.webhook;

import io.ringroom.domain.webhook.CallbackCommand;
import io.ringroom.http.outbound.Endpoint;
import io.ringroom.id.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which servers of which tenants are told what. Read by {@link WebhookSettings}. */
public record WebhookEndpoints(Map<TenantId, List<Subscribed>> all) {
  public WebhookEndpoints {
    all = Map.copyOf(all);
  }

  /**
   * @param wanted the callbacks it is told; empty for all
   */
  public record Subscribed(Endpoint endpoint, Set<String> wanted) {
    public Subscribed {
      wanted = Set.copyOf(wanted);
    }

    boolean wants(CallbackCommand command) {
      return wanted.isEmpty() || wanted.contains(command.wireName());
    }

    String name() {
      return endpoint.uri().toString();
    }
  }

  /** The names of the tenant's endpoints that want such callbacks. */
  public List<String> wanting(TenantId tenant, CallbackCommand command) {
    return all.getOrDefault(tenant, List.of()).stream()
        .filter(one -> one.wants(command))
        .map(Subscribed::name)
        .toList();
  }

  /** The endpoint of this name; empty when it is not configured any more. */
  Optional<Endpoint> named(TenantId tenant, String name) {
    return all.getOrDefault(tenant, List.of()).stream()
        .filter(one -> one.name().equals(name))
        .map(Subscribed::endpoint)
        .findFirst();
  }
}
