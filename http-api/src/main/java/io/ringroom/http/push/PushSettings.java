package io.ringroom.http.push;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.push.Pushes;
import io.ringroom.http.outbound.Endpoint;
import io.ringroom.http.outbound.OutboundHttp;
import io.ringroom.http.outbound.WebhookSecret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code ringroom.http.push}: who carries pushes. */
public final class PushSettings {
  /** The provider of browsers' subscriptions. */
  public static final String WEB_PUSH = "webpush";

  /** Open at once to one push service, or to the webhook. */
  private static final int CONNECTIONS = 4;

  private final @Nullable VapidKey vapid;
  private final @Nullable Endpoint webhook;
  private final boolean anywhere;
  private final Duration within;

  private PushSettings(
      @Nullable VapidKey vapid, @Nullable Endpoint webhook, boolean anywhere, Duration within) {
    this.vapid = vapid;
    this.webhook = webhook;
    this.anywhere = anywhere;
    this.within = within;
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with a key or an address
   */
  public static PushSettings from(Config push) {
    boolean anywhere = push.getBoolean("allow-private");
    String publicKey = push.getString("vapid.public-key");
    VapidKey vapid =
        publicKey.isEmpty()
            ? null
            : VapidKey.of(
                publicKey, push.getString("vapid.private-key"), push.getString("vapid.subject"));
    String url = push.getString("webhook.url");
    Endpoint webhook =
        url.isEmpty()
            ? null
            : new Endpoint(
                URI.create(url),
                List.of(new WebhookSecret(push.getString("webhook.secret"))),
                anywhere);
    return new PushSettings(vapid, webhook, anywhere, push.getDuration("answer-within"));
  }

  /** What pages subscribe with; empty when there is no Web Push here. */
  public Optional<String> webPushKey() {
    return Optional.ofNullable(vapid).map(VapidKey::publicText);
  }

  /** Makes what carries pushes on this node. */
  public Pushes pushes(ActorSystem<?> system, Addresses addresses, InstantSource clock) {
    OutboundHttp http = new OutboundHttp(system, CONNECTIONS);
    Carrier none = PushSettings::refuse;
    Carrier browsers = vapid == null ? none : new WebPush(http, vapid, anywhere, within);
    Carrier others = webhook == null ? none : new WebhookPush(http, webhook, within);
    return new PushSender(
        addresses,
        provider -> provider.equals(WEB_PUSH) ? browsers : others,
        clock,
        system.executionContext());
  }

  private static CompletionStage<Carrier.Outcome> refuse(Errand errand, Instant now) {
    return CompletableFuture.completedFuture(Carrier.Outcome.REFUSED);
  }
}
