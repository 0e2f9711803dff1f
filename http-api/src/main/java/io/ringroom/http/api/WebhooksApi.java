package io.ringroom.http.api;

import static io.ringroom.http.api.ApiParameter.body;

import io.ringroom.actor.webhook.Outbox.EndpointStatus;
import io.ringroom.http.api.ApiParameter.Type;
import io.ringroom.http.json.Json;
import io.ringroom.id.CallId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Operations on what the tenant's servers have been told. */
final class WebhooksApi {
  private record Status(List<EndpointStatus> endpoints) {}

  private final Backend backend;

  private WebhooksApi(Backend backend) {
    this.backend = backend;
  }

  static List<ApiOperation> operations(Backend backend) {
    WebhooksApi webhooks = new WebhooksApi(backend);
    return List.of(webhooks.status(), webhooks.replay());
  }

  private ApiOperation status() {
    return new ApiOperation(
        "GET",
        "/v1/webhooks",
        "getWebhooks",
        "How delivery to each endpoint stands.",
        List.of(),
        "endpoints: how many callbacks wait, how many are not tried any more, the last error",
        request ->
            backend
                .outbox()
                .status(request.tenant())
                .thenApply(endpoints -> ApiAnswer.ok(new Status(endpoints))));
  }

  private ApiOperation replay() {
    return new ApiOperation(
        "POST",
        "/v1/webhooks/replay",
        "replayWebhooks",
        "Delivers a call's callbacks once more, in order, under their old webhook-id.",
        List.of(
            body("callId", Type.STRING, true, "the call"),
            body("fromSeq", Type.INTEGER, false, "the first Seq wanted; 1 if absent")),
        "replayed: how many callbacks will be delivered",
        this::replay);
  }

  private CompletionStage<ApiAnswer> replay(ApiRequest request) {
    return backend
        .outbox()
        .replay(
            request.tenant(),
            request.required("callId", CallId::new),
            request.number("fromSeq").orElse(1L),
            Instant.now())
        .thenApply(replayed -> ApiAnswer.ok(Json.object().put("replayed", replayed)));
  }
}
