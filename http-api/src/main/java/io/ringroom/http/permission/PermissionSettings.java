package io.ringroom.http.permission;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.ringroom.http.outbound.Endpoint;
import io.ringroom.http.outbound.WebhookSecret;
import io.ringroom.id.TenantId;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code may-call} of each tenant's section.
 *
 * @param servers of the tenants that have one
 */
public record PermissionSettings(Map<TenantId, PermissionServer> servers) {
  private static final Config USUAL =
      ConfigFactory.parseString(
          """
          { url = "", secret = "", other-secret = "", allow-private = false,
            answer-within = 800ms, otherwise = ALLOW }
          """);

  public PermissionSettings {
    servers = Map.copyOf(servers);
  }

  /**
   * @param ringroom the section {@code ringroom} of the configuration
   * @throws IllegalArgumentException naming the tenant and what is wrong
   */
  public static PermissionSettings from(Config ringroom) {
    List<Config> tenants = new ArrayList<>();
    tenants.add(ringroom.getConfig("tenant"));
    tenants.addAll(ringroom.getConfigList("tenants"));
    Map<TenantId, PermissionServer> servers = new LinkedHashMap<>();
    for (Config tenant : tenants) {
      if (tenant.hasPath("may-call")) {
        TenantId id = new TenantId(tenant.getLong("sdk-app-id"));
        Config given = checked(id, tenant.getConfig("may-call")).withFallback(USUAL);
        if (!given.getString("url").isEmpty()) {
          servers.put(id, server(id, given));
        }
      }
    }
    return new PermissionSettings(servers);
  }

  /** Lists are beyond the check for unknown keys of the whole configuration. */
  private static Config checked(TenantId tenant, Config given) {
    Set<String> unknown = new TreeSet<>(given.root().keySet());
    unknown.removeAll(USUAL.root().keySet());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown keys in may-call of tenant %s: %s, there are %s"
              .formatted(tenant, String.join(", ", unknown), USUAL.root().keySet()));
    }
    return given;
  }

  private static PermissionServer server(TenantId tenant, Config given) {
    try {
      List<WebhookSecret> secrets = new ArrayList<>();
      for (String key : List.of("secret", "other-secret")) {
        if (!given.getString(key).isEmpty()) {
          secrets.add(new WebhookSecret(given.getString(key)));
        }
      }
      if (secrets.isEmpty()) {
        throw new IllegalArgumentException("it has no secret");
      }
      return new PermissionServer(
          new Endpoint(
              URI.create(given.getString("url")), secrets, given.getBoolean("allow-private")),
          given.getDuration("answer-within"),
          given.getEnum(PermissionServer.Otherwise.class, "otherwise"));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "may-call of tenant " + tenant + ": " + wrong.getMessage(), wrong);
    }
  }
}
