package io.ringroom.http.push;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.domain.ring.OfflinePush;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * To apps of Apple's devices. A ring goes to PushKit where the app has a token of it, which wakes
 * it for certain and must be answered by a call; otherwise it is an alert. What takes a ring back
 * is an ordinary push (b6): iOS ends an app that reports no call for a PushKit one.
 */
final class ApnsPush implements Carrier {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  /** Apple's own bound; PushKit's is 5120. */
  private static final int MOST_BYTES = 4096;

  /** Apple's words for a token that never comes back. One for another app or world may. */
  private static final Set<String> ENDED = Set.of("Unregistered", "ExpiredToken");

  private final ApnsClient client;
  private final String topic;
  private final Duration within;

  /**
   * @throws IllegalArgumentException when the certificates cannot be used
   */
  ApnsPush(ApnsSettings settings, Duration within) {
    this.topic = settings.topic();
    this.within = within;
    ApnsClientBuilder builder =
        new ApnsClientBuilder()
            .setApnsServer(settings.host(), settings.port())
            .setSigningKey(settings.key())
            .setConnectionTimeout(CONNECT_WITHIN)
            .setGracefulShutdownTimeout(CONNECT_WITHIN);
    if (settings.trusted() != null) {
      builder.setTrustedServerCertificateChain(settings.trusted().toFile());
    }
    try {
      this.client = builder.build();
    } catch (SSLException bad) {
      throw new IllegalArgumentException("push.apns: " + bad.getMessage(), bad);
    }
  }

  @Override
  public CompletionStage<Outcome> carry(Errand errand, Instant now) {
    return client
        .sendNotification(notification(errand, now))
        .thenApply(ApnsPush::outcome)
        .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletableFuture<Void> close() {
    return client.close();
  }

  private SimpleApnsPushNotification notification(Errand errand, Instant now) {
    PushType type = type(errand);
    return new SimpleApnsPushNotification(
        errand.token().token(),
        type == PushType.VOIP ? topic + ".voip" : topic,
        payload(errand, type, now),
        errand.until(),
        // Apple takes background pushes with no other.
        type == PushType.BACKGROUND ? DeliveryPriority.CONSERVE_POWER : DeliveryPriority.IMMEDIATE,
        type,
        PushText.collapseKey(errand));
  }

  private static PushType type(Errand errand) {
    return switch (errand.kind()) {
      case CALL -> errand.token().onlyRings() ? PushType.VOIP : PushType.ALERT;
      case CANCEL -> PushType.BACKGROUND;
      // Takes the place of an alert that rang: both have the same collapse id.
      case MISSED -> PushType.ALERT;
    };
  }

  private static String payload(Errand errand, PushType type, Instant now) {
    ObjectNode payload = PushText.forApps(errand, now);
    ObjectNode aps = payload.putObject("aps");
    if (type == PushType.BACKGROUND) {
      aps.put("content-available", 1);
    } else if (type == PushType.ALERT) {
      aps.put("mutable-content", 1).put("sound", sound(errand));
      aps.putObject("alert")
          .put("title", errand.words().title())
          .put("body", errand.words().description());
    }
    return PushText.within(MOST_BYTES, payload).toString();
  }

  private static String sound(Errand errand) {
    OfflinePush said = errand.wakeUp().said();
    return said == null || said.iosSound() == null ? "default" : said.iosSound();
  }

  private static Outcome outcome(PushNotificationResponse<?> response) {
    if (response.isAccepted()) {
      return Outcome.CARRIED;
    }
    String reason = response.getRejectionReason().orElse("");
    if (ENDED.contains(reason)) {
      return Outcome.GONE;
    }
    int status = response.getStatusCode();
    return status == 429 || status >= 500 ? Outcome.LATER : Outcome.REFUSED;
  }
}
