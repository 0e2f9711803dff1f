package io.ringroom.http.api;

import static io.ringroom.http.api.ApiParameter.body;

import io.ringroom.actor.webhook.Outbox.EndpointStatus;
import io.ringroom.http.api.ApiParameter.Type;
import io.ringroom.http.json.Json;
import io.ringroom.id.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        "Delivers callbacks once more, in order, under their old webhook-id: of a call, or of all.",
        List.of(
            body("callId", Type.STRING, false, "the call"),
            body("fromSeq", Type.INTEGER, false, "of the call, the first Seq; 1 if absent"),
            body(
                "since",
                Type.INTEGER,
                false,
                "instead of a call: every callback of this EventTime or later, epoch ms")),
        "replayed: how many callbacks will be delivered",
        this::replay);
  }

  private CompletionStage<ApiAnswer> replay(ApiRequest request) {
    Optional<Long> since = request.number("since");
    if (since.isPresent() == request.text("callId").isPresent()) {
      throw ApiRefusal.badParameter("name either a callId or a time since");
    }
    CompletionStage<Integer> number =
        since.isPresent()
            ? backend
                .outbox()
                .replay(request.tenant(), Instant.ofEpochMilli(since.get()), Instant.now())
            : backend
                .outbox()
                .replay(
                    request.tenant(),
                    request.required("callId", CallId::new),
                    request.number("fromSeq").orElse(1L),
                    Instant.now());
    return number.thenApply(replayed -> ApiAnswer.ok(Json.object().put("replayed", replayed)));
  }
}
