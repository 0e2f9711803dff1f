package io.ringroom.http.push;

import io.ringroom.domain.push.PushKind;
import io.ringroom.http.outbound.Endpoint;
import io.ringroom.http.outbound.OutboundHttp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** To a server that passes pushes on by means of its own; it is told the device's token. */
final class WebhookPush implements Carrier {
  private final OutboundHttp http;
  private final Endpoint endpoint;
  private final Duration within;

  WebhookPush(OutboundHttp http, Endpoint endpoint, Duration within) {
    this.http = http;
    this.endpoint = endpoint;
    this.within = within;
  }

  @Override
  public CompletionStage<Outcome> carry(Errand errand, Instant now) {
    String body =
        PushText.forApps(errand, now)
            .put("sdkAppID", errand.user().tenant().value())
            .put("userID", errand.user().user().value())
            .put("deviceId", errand.token().device().value())
            .put("provider", errand.token().provider())
            .put("token", errand.token().token())
            .put("businessID", errand.token().businessId())
            .put("collapseKey", PushText.collapseKey(errand))
            .toString();
    String id =
        PushText.collapseKey(errand)
            + "-"
            + errand.token().device()
            + "-"
            + errand.wakeUp().number()
            + (errand.kind() == PushKind.CALL
                ? ""
                : "-" + errand.kind().name().toLowerCase(Locale.ROOT));
    return http.post(endpoint, id, body, now, within)
        .thenApply(answer -> Outcome.of(answer.status()));
  }
}
