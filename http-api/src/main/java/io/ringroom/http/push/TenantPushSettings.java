package io.ringroom.http.push;

import com.typesafe.config.Config;
import io.ringroom.http.outbound.Endpoint;
import io.ringroom.http.outbound.WebhookSecret;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By whom the devices of a tenant's users are woken, browsers aside.
 *
 * @param webhook who takes the tokens of every provider that is not here
 * @param anywhere whether they may have private addresses and be spoken to without TLS
 */
record TenantPushSettings(
    @Nullable ApnsSettings apns,
    @Nullable FcmSettings fcm,
    @Nullable Endpoint webhook,
    boolean anywhere) {

  /**
   * @throws IllegalArgumentException saying what is wrong with a key or an address
   */
  static TenantPushSettings from(Config push) {
    boolean anywhere = push.getBoolean("allow-private");
    return new TenantPushSettings(
        ApnsSettings.from(push.getConfig("apns"), anywhere),
        FcmSettings.from(push.getConfig("fcm")),
        webhook(push.getConfig("webhook"), anywhere),
        anywhere);
  }

  private static @Nullable Endpoint webhook(Config webhook, boolean anywhere) {
    String url = webhook.getString("url");
    return url.isEmpty()
        ? null
        : new Endpoint(
            URI.create(url), List.of(new WebhookSecret(webhook.getString("secret"))), anywhere);
  }
}
