package io.ringroom.http;

import com.typesafe.config.Config;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.http.auth.Tenants;
import io.ringroom.http.node.NodeSettings;
import io.ringroom.http.permission.PermissionSettings;
import io.ringroom.http.push.PushSettings;
import io.ringroom.http.session.SessionSettings;
import io.ringroom.http.turn.TurnSettings;
import io.ringroom.http.webhook.WebhookSettings;
import io.ringroom.http.ws.WebSocketLimits;
import io.ringroom.id.TenantId;
import io.ringroom.persistence.schema.DbSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything a platform node is told, read and checked before anything starts.
 *
 * @param alone whether no other node is named to join: then this one makes a cluster of its own
 */
record PlatformSettings(
    HttpSettings http,
    SessionSettings session,
    NodeSettings node,
    WebSocketLimits nodeSockets,
    Tenants tenants,
    TenantPolicies policies,
    WebhookSettings webhooks,
    PermissionSettings permission,
    PushSettings push,
    TurnSettings turn,
    DbSettings database,
    boolean alone) {

  /** Of the tenants that do not keep the records of their calls for ever. */
  Map<TenantId, Duration> keepRecordsFor() {
    Map<TenantId, Duration> keepFor = new HashMap<>();
    for (TenantId tenant : tenants.keys().keySet()) {
      Duration theirs = policies.of(tenant).records().keepFor();
      if (!theirs.isZero()) {
        keepFor.put(tenant, theirs);
      }
    }
    return Map.copyOf(keepFor);
  }

  static PlatformSettings from(Config root) {
    Config http = root.getConfig("ringroom.http");
    return new PlatformSettings(
        HttpSettings.from(http),
        SessionSettings.from(http.getConfig("session")),
        NodeSettings.from(http.getConfig("node")),
        WebSocketLimits.from(http.getConfig("node.websocket")),
        Tenants.from(root.getConfig("ringroom")),
        TenantPolicies.from(root.getConfig("ringroom")),
        WebhookSettings.from(root.getConfig("ringroom")),
        PermissionSettings.from(root.getConfig("ringroom")),
        PushSettings.from(root.getConfig("ringroom")),
        TurnSettings.from(root.getConfig("ringroom")),
        DbSettings.from(root),
        root.getStringList("akka.cluster.seed-nodes").isEmpty());
  }
}
