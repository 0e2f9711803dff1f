package io.ringroom.http.push;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.HttpCredentials;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.Json;
import io.ringroom.http.outbound.OutboundHttp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * To Android apps by Firebase Cloud Messaging, HTTP v1. A message of data alone and of high
 * priority: it wakes the app itself, which shows a call only once the platform has confirmed it.
 *
 * <p>Google's own library (firebase-admin) would bring about forty more, a store and a gRPC stack
 * among them, for one request.
 */
final class FcmPush implements Carrier {
  /** FCM's own bound. */
  private static final int MOST_DATA_BYTES = 4096;

  private final OutboundHttp http;
  private final FcmSettings settings;
  private final GoogleAccess access;
  private final boolean anywhere;
  private final Duration within;

  FcmPush(OutboundHttp http, FcmSettings settings, boolean anywhere, Duration within) {
    this.http = http;
    this.settings = settings;
    this.access = new GoogleAccess(http, settings, anywhere, within);
    this.anywhere = anywhere;
    this.within = within;
  }

  @Override
  public CompletionStage<Outcome> carry(Errand errand, Instant now) {
    return access
        .token(now)
        .thenCompose(
            token ->
                http.send(request(errand, token, now), anywhere, within)
                    .thenApply(answer -> outcome(answer, token)));
  }

  private HttpRequest request(Errand errand, String accessToken, Instant now) {
    return HttpRequest.POST(
            settings.url() + "/v1/projects/" + settings.project() + "/messages:send")
        .addCredentials(HttpCredentials.createOAuth2BearerToken(accessToken))
        .withEntity(ContentTypes.APPLICATION_JSON, message(errand, now).toString());
  }

  private static ObjectNode message(Errand errand, Instant now) {
    ObjectNode body = Json.object();
    ObjectNode message = body.putObject("message").put("token", errand.token().token());
    message.set("data", data(errand, now));
    message
        .putObject("android")
        .put("priority", "HIGH")
        .put("ttl", errand.life(now).toSeconds() + "s")
        .put("collapse_key", PushText.collapseKey(errand));
    return body;
  }

  /** Values of {@code data} are strings. */
  private static ObjectNode data(Errand errand, Instant now) {
    ObjectNode data = Json.object();
    PushText.forApps(errand, now)
        .fields()
        .forEachRemaining(one -> data.put(one.getKey(), one.getValue().asText()));
    if (errand.wakeUp().said() != null && errand.wakeUp().said().androidSound() != null) {
      data.put("sound", errand.wakeUp().said().androidSound());
    }
    return PushText.within(MOST_DATA_BYTES, data);
  }

  /** 404 alone may also mean that the project is not there; only this word ends a token. */
  private Outcome outcome(OutboundHttp.Answer answer, String accessToken) {
    if (answer.status() == 401) {
      access.refused(accessToken);
      return Outcome.LATER;
    }
    if (answer.status() == 404) {
      return answer.body().contains("\"UNREGISTERED\"") ? Outcome.GONE : Outcome.REFUSED;
    }
    return Outcome.of(answer.status());
  }
}
