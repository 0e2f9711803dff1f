package io.ringroom.http.push;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import io.ringroom.http.outbound.OutboundHttp;
import io.ringroom.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who carries what for whom: one carrier for each provider of each tenant. */
final class Carriers implements CarrierChoice {
  private static final Carrier NONE = new Nobody();
  private static final String APNS = "apns";
  private static final String FCM = "fcm";

  /**
   * @param named by the provider's name
   * @param others for every other provider
   */
  private record OfTenant(Map<String, Carrier> named, Carrier others) {
    Carrier of(String provider) {
      return named.getOrDefault(provider, others);
    }
  }

  private final Carrier browsers;
  private final OfTenant usual;
  private final Map<TenantId, OfTenant> own = new HashMap<>();

  Carriers(
      OutboundHttp http,
      @Nullable VapidKey vapid,
      TenantPushSettings usual,
      Map<TenantId, TenantPushSettings> own,
      Duration within) {
    this.browsers = vapid == null ? NONE : new WebPush(http, vapid, usual.anywhere(), within);
    this.usual = of(usual, http, within);
    own.forEach((tenant, push) -> this.own.put(tenant, of(push, http, within)));
  }

  private static OfTenant of(TenantPushSettings push, OutboundHttp http, Duration within) {
    Map<String, Carrier> named = new HashMap<>();
    if (push.apns() != null) {
      named.put(APNS, new ApnsPush(push.apns(), within));
    }
    if (push.fcm() != null) {
      named.put(FCM, new FcmPush(http, push.fcm(), push.anywhere(), within));
    }
    Carrier others = push.webhook() == null ? NONE : new WebhookPush(http, push.webhook(), within);
    return new OfTenant(named, others);
  }

  @Override
  public Carrier of(TenantId tenant, String provider) {
    return provider.equals(PushSettings.WEB_PUSH)
        ? browsers
        : own.getOrDefault(tenant, usual).of(provider);
  }

  /** When nothing rings any more, the connections are given back. */
  void closeWith(ActorSystem<?> system) {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
            "close-push",
            () -> close().thenApply(closed -> Done.getInstance()));
  }

  private CompletionStage<Void> close() {
    CompletableFuture<?>[] closing =
        Stream.concat(Stream.of(usual), own.values().stream())
            .flatMap(tenant -> tenant.named().values().stream())
            .map(carrier -> carrier.close().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(closing);
  }

  /** Where no provider of that name is configured. */
  private static final class Nobody implements Carrier {
    @Override
    public CompletionStage<Outcome> carry(Errand errand, Instant now) {
      return CompletableFuture.completedFuture(Outcome.REFUSED);
    }
  }
}
