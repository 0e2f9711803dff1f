package io.ringroom.http.webhook;

import com.typesafe.config.Config;
import io.ringroom.domain.webhook.CallbackCommand;
import io.ringroom.http.outbound.Endpoint;
import io.ringroom.http.outbound.WebhookSecret;
import io.ringroom.id.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code ringroom.http.webhook}, and the {@code webhooks} of each tenant's own section.
 *
 * @param answerWithin how long an endpoint may take
 * @param giveUpAfter how long a callback is tried before it waits to be asked for; at least a day
 * @param keep how long a delivered callback can be replayed
 * @param keepUndelivered how long one that nobody took waits to be asked for; longer than it is
 *     tried
 */
public record WebhookSettings(
    WebhookEndpoints endpoints,
    Duration answerWithin,
    Duration giveUpAfter,
    Duration keep,
    Duration keepUndelivered) {
  private static final List<String> KNOWN =
      List.of("url", "secret", "other-secret", "events", "allow-private");

  /**
   * @throws IllegalArgumentException when a value is out of bounds or a key unknown
   */
  public WebhookSettings {
    if (giveUpAfter.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException(
          "ringroom.http.webhook.give-up-after must be 24 h or more");
    }
    // What is younger than a day is made anew from the journal when its call moves.
    if (keep.compareTo(Duration.ofDays(1)) <= 0) {
      throw new IllegalArgumentException("ringroom.http.webhook.keep must be more than 24 h");
    }
    if (keepUndelivered.compareTo(giveUpAfter) <= 0) {
      throw new IllegalArgumentException(
          "ringroom.http.webhook.keep-undelivered must be longer than give-up-after");
    }
  }

  /**
   * @throws IllegalArgumentException naming the endpoint and what is wrong with it
   */
  public static WebhookSettings from(Config ringroom) {
    Map<TenantId, List<WebhookEndpoints.Subscribed>> all = new LinkedHashMap<>();
    List<Config> tenants = new ArrayList<>();
    tenants.add(ringroom.getConfig("tenant"));
    tenants.addAll(ringroom.getConfigList("tenants"));
    for (Config tenant : tenants) {
      if (tenant.hasPath("webhooks")) {
        all.put(
            new TenantId(tenant.getLong("sdk-app-id")),
            tenant.getConfigList("webhooks").stream().map(WebhookSettings::subscribed).toList());
      }
    }
    Config webhook = ringroom.getConfig("http.webhook");
    return new WebhookSettings(
        new WebhookEndpoints(all),
        webhook.getDuration("answer-within"),
        webhook.getDuration("give-up-after"),
        webhook.getDuration("keep"),
        webhook.getDuration("keep-undelivered"));
  }

  private static WebhookEndpoints.Subscribed subscribed(Config webhook) {
    for (String key : webhook.root().keySet()) {
      if (!KNOWN.contains(key)) {
        throw new IllegalArgumentException(
            "unknown key " + key + " of a webhook, there are " + String.join(", ", KNOWN));
      }
    }
    List<WebhookSecret> secrets = new ArrayList<>();
    for (String key : List.of("secret", "other-secret")) {
      if (webhook.hasPath(key)) {
        secrets.add(new WebhookSecret(webhook.getString(key)));
      }
    }
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a webhook has no secret: " + webhook.getString("url"));
    }
    boolean anywhere = webhook.hasPath("allow-private") && webhook.getBoolean("allow-private");
    return new WebhookEndpoints.Subscribed(
        new Endpoint(URI.create(webhook.getString("url")), secrets, anywhere), events(webhook));
  }

  private static Set<String> events(Config webhook) {
    if (!webhook.hasPath("events")) {
      return Set.of();
    }
    Set<String> events = new LinkedHashSet<>(webhook.getStringList("events"));
    List<String> known =
        Arrays.stream(CallbackCommand.values()).map(CallbackCommand::wireName).toList();
    if (!known.containsAll(events)) {
      throw new IllegalArgumentException("a webhook's events must be among " + known);
    }
    return events;
  }
}
