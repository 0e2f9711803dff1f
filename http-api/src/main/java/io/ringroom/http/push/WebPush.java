package io.ringroom.http.push;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import io.ringroom.http.outbound.OutboundHttp;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** To browsers, by the push services of their makers: RFC 8030. */
final class WebPush implements Carrier {
  private final OutboundHttp http;
  private final VapidKey vapid;
  private final boolean anywhere;
  private final Duration within;
  private final SecureRandom random = new SecureRandom();

  WebPush(OutboundHttp http, VapidKey vapid, boolean anywhere, Duration within) {
    this.http = http;
    this.vapid = vapid;
    this.anywhere = anywhere;
    this.within = within;
  }

  @Override
  public CompletionStage<Outcome> carry(Errand errand, Instant now) {
    try {
      Subscription subscription = Subscription.of(errand.token().token());
      if (!anywhere && !"https".equals(subscription.endpoint().getScheme())) {
        return CompletableFuture.completedFuture(Outcome.REFUSED);
      }
      return http.send(request(subscription, errand, now), anywhere, within)
          .thenApply(answer -> Outcome.of(answer.status()));
    } catch (GeneralSecurityException | IllegalArgumentException bad) {
      return CompletableFuture.completedFuture(Outcome.REFUSED);
    }
  }

  private HttpRequest request(Subscription subscription, Errand errand, Instant now)
      throws GeneralSecurityException {
    byte[] salt = new byte[MessageEncryption.SALT_BYTES];
    random.nextBytes(salt);
    byte[] body =
        MessageEncryption.encrypt(
            PushText.within(MessageEncryption.MOST_PLAIN_BYTES, PushText.of(errand, now))
                .toString()
                .getBytes(StandardCharsets.UTF_8),
            subscription.key(),
            subscription.secret(),
            P256.generate(),
            salt);
    long seconds = errand.life(now).toSeconds();
    return HttpRequest.POST(subscription.endpoint().toString())
        .addHeader(
            RawHeader.create("Authorization", vapid.authorization(subscription.endpoint(), now)))
        .addHeader(RawHeader.create("Content-Encoding", "aes128gcm"))
        .addHeader(RawHeader.create("TTL", Long.toString(seconds)))
        .addHeader(RawHeader.create("Topic", PushText.collapseKey(errand)))
        .addHeader(RawHeader.create("Urgency", "high"))
        .withEntity(ContentTypes.APPLICATION_OCTET_STREAM, body);
  }
}
