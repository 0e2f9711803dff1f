package io.ringroom.http.push;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.push.Pushes;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.http.outbound.OutboundHttp;
import io.ringroom.id.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code ringroom.http.push}: who carries pushes. A tenant's own section may lay a {@code push}
 * block with the same keys over it, the VAPID keys excepted: pages ask for those before they say
 * whose they are.
 */
public final class PushSettings {
  /** The provider of browsers' subscriptions. */
  public static final String WEB_PUSH = "webpush";

  /** Open at once to one push service, or to the webhook. */
  private static final int CONNECTIONS = 4;

  private static final List<String> OF_INSTALLATION = List.of("vapid", "answer-within");

  private final @Nullable VapidKey vapid;
  private final TenantPushSettings usual;
  private final Map<TenantId, TenantPushSettings> own;
  private final Duration within;

  private PushSettings(
      @Nullable VapidKey vapid,
      TenantPushSettings usual,
      Map<TenantId, TenantPushSettings> own,
      Duration within) {
    this.vapid = vapid;
    this.usual = usual;
    this.own = Map.copyOf(own);
    this.within = within;
  }

  /**
   * @param ringroom the section {@code ringroom} of the configuration
   * @throws IllegalArgumentException saying what is wrong with a key or an address
   */
  public static PushSettings from(Config ringroom) {
    Config push = ringroom.getConfig("http.push");
    String publicKey = push.getString("vapid.public-key");
    VapidKey vapid =
        publicKey.isEmpty()
            ? null
            : VapidKey.of(
                publicKey, push.getString("vapid.private-key"), push.getString("vapid.subject"));
    return new PushSettings(
        vapid,
        TenantPushSettings.from(push),
        own(ringroom, push),
        push.getDuration("answer-within"));
  }

  private static Map<TenantId, TenantPushSettings> own(Config ringroom, Config usual) {
    List<Config> tenants = new ArrayList<>();
    tenants.add(ringroom.getConfig("tenant"));
    tenants.addAll(ringroom.getConfigList("tenants"));
    Map<TenantId, TenantPushSettings> own = new LinkedHashMap<>();
    for (Config tenant : tenants) {
      if (tenant.hasPath("push")) {
        TenantId id = new TenantId(tenant.getLong("sdk-app-id"));
        Config push = tenant.getConfig("push");
        requireKnownKeys(id, push, usual);
        own.put(id, TenantPushSettings.from(push.withFallback(usual)));
      }
    }
    return own;
  }

  private static void requireKnownKeys(TenantId tenant, Config own, Config usual) {
    own.entrySet().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !usual.hasPath(key) || OF_INSTALLATION.contains(key.split("\\.")[0]))
        .findFirst()
        .ifPresent(
            key -> {
              throw new IllegalArgumentException(
                  "key " + key + " cannot stand in the push block of tenant " + tenant);
            });
  }

  /** What pages subscribe with; empty when there is no Web Push here. */
  public Optional<String> webPushKey() {
    return Optional.ofNullable(vapid).map(VapidKey::publicText);
  }

  /** Makes what carries pushes on this node. */
  public Pushes pushes(
      ActorSystem<?> system, Addresses addresses, TenantPolicies policies, InstantSource clock) {
    Carriers carriers =
        new Carriers(new OutboundHttp(system, CONNECTIONS), vapid, usual, own, within);
    carriers.closeWith(system);
    return new PushSender(
        addresses,
        carriers,
        policies,
        clock,
        (pause, task) ->
            CompletableFuture.delayedExecutor(
                    pause.toMillis(), TimeUnit.MILLISECONDS, system.executionContext())
                .execute(task));
  }
}
