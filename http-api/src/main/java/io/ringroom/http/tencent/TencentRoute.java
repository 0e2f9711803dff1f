package io.ringroom.http.tencent;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.extractMaterializer;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.reject;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.Route;
import akka.stream.Materializer;
import io.ringroom.http.api.ApiRefusal;
import io.ringroom.http.api.Backend;
import io.ringroom.http.auth.Tenants;
import io.ringroom.http.json.Json;
import io.ringroom.http.json.JsonBody;
import io.ringroom.http.limit.AddressBuckets;
import io.ringroom.id.TenantId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves Tencent's operations, in Tencent's envelope. Never logs a query: a UserSig is in it. */
public final class TencentRoute {
  private static final Logger log = LoggerFactory.getLogger(TencentRoute.class);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
  private static final int MAX_BODY = 64 * 1024;
  private static final int MAX_TENANTS = 10_000;

  private final Map<String, TencentOperation> operations = new HashMap<>();
  private final AdminCheck admins;
  private final AddressBuckets buckets;
  private final InstantSource clock;

  private TencentRoute(
      Backend backend, Tenants tenants, TencentSettings settings, InstantSource clock) {
    operations.putAll(TencentCalls.operations(backend));
    operations.putAll(TencentRecords.operations(backend.archive()));
    this.admins = new AdminCheck(tenants, settings.admins());
    this.buckets = new AddressBuckets(settings.perSecond(), settings.burst(), MAX_TENANTS);
    this.clock = clock;
  }

  public static Route create(
      Backend backend, Tenants tenants, TencentSettings settings, InstantSource clock) {
    TencentRoute route = new TencentRoute(backend, tenants, settings, clock);
    return extractRequest(route::route);
  }

  private Route route(HttpRequest request) {
    TencentOperation operation = operations.get(request.getUri().path());
    return operation == null
        ? reject()
        : extractMaterializer(m -> completeWithFuture(serve(operation, request, m)));
  }

  private CompletionStage<HttpResponse> serve(
      TencentOperation operation, HttpRequest request, Materializer materializer) {
    String id = UUID.randomUUID().toString();
    return CompletableFuture.completedFuture(request)
        .thenApply(this::admitted)
        .thenCompose(
            tenant ->
                JsonBody.textOfAnyType(request, MAX_BODY, materializer)
                    .thenApply(text -> JsonBody.object(text.isBlank() ? "{}" : text))
                    .thenCompose(body -> operation.answer(new TencentRequest(tenant, body))))
        .orTimeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) ->
                written(
                    failure == null
                        ? TencentAnswer.ok(id, response)
                        : failed(id, request.getUri().path(), JsonBody.cause(failure))));
  }

  private TenantId admitted(HttpRequest request) {
    if (!request.method().equals(HttpMethods.POST)) {
      throw ApiRefusal.badParameter("ask by POST");
    }
    TenantId tenant = admins.tenant(request.getUri().query().toMap(), clock.instant());
    if (!buckets.take(tenant.toString(), System.nanoTime())) {
      throw new ApiRefusal(429, ErrorCode.TOO_MANY_REQUESTS, "too many requests of this sdkappid");
    }
    return tenant;
  }

  private static TencentAnswer failed(String id, String path, Throwable cause) {
    if (cause instanceof ApiRefusal refusal) {
      return TencentAnswer.refused(
          id, TencentCode.of(refusal.code()), refusal.code() + ": " + refusal.getMessage());
    }
    if (cause instanceof JsonBody.Unusable unusable) {
      return TencentAnswer.refused(
          id, TencentCode.BAD_PARAMETER, String.valueOf(unusable.getMessage()));
    }
    if (!(cause instanceof TimeoutException)) {
      log.warn("request {} to {} failed", id, path, cause);
    }
    return TencentAnswer.refused(
        id, TencentCode.of(ErrorCode.NOT_AVAILABLE), "no answer in time, ask again");
  }

  private static HttpResponse written(TencentAnswer answer) {
    return HttpResponse.create()
        .addHeader(RawHeader.create("Cache-Control", "no-store"))
        .withEntity(ContentTypes.APPLICATION_JSON, Json.write(answer));
  }
}
