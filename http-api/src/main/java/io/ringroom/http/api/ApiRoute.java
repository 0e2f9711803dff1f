package io.ringroom.http.api;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.extractMaterializer;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.reject;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.Route;
import akka.stream.Materializer;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.auth.BearerKey;
import io.ringroom.http.auth.Tenants;
import io.ringroom.http.json.ErrorAnswer;
import io.ringroom.http.json.Json;
import io.ringroom.http.json.JsonBody;
import io.ringroom.http.limit.AddressBuckets;
import io.ringroom.id.TenantId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a table of operations. The tenant is the one whose secret key stands in {@code
 * Authorization: Bearer}; it sees nothing of another tenant.
 */
public final class ApiRoute {
  private static final Logger log = LoggerFactory.getLogger(ApiRoute.class);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
  private static final int MAX_BODY = 64 * 1024;
  private static final int MAX_TENANTS = 10_000;

  private final List<ApiOperation> operations;
  private final Tenants tenants;
  private final AddressBuckets buckets;

  private ApiRoute(List<ApiOperation> operations, Tenants tenants, ApiSettings settings) {
    this.operations = List.copyOf(operations);
    this.tenants = tenants;
    this.buckets = new AddressBuckets(settings.perSecond(), settings.burst(), MAX_TENANTS);
  }

  public static Route create(List<ApiOperation> operations, Tenants tenants, ApiSettings settings) {
    ApiRoute route = new ApiRoute(operations, tenants, settings);
    return extractRequest(route::route);
  }

  private Route route(HttpRequest request) {
    String path = request.getUri().path();
    for (ApiOperation operation : operations) {
      boolean sameMethod = operation.method().equals(request.method().value());
      Optional<Map<String, String>> variables =
          sameMethod ? variables(operation, path) : Optional.empty();
      if (variables.isPresent()) {
        return extractMaterializer(
            materializer ->
                completeWithFuture(serve(operation, request, variables.get(), materializer)));
      }
    }
    return reject();
  }

  private static Optional<Map<String, String>> variables(ApiOperation operation, String path) {
    try {
      return new PathPattern(operation.path()).match(path);
    } catch (ApiRefusal broken) {
      return Optional.empty();
    }
  }

  private CompletionStage<HttpResponse> serve(
      ApiOperation operation,
      HttpRequest request,
      Map<String, String> variables,
      Materializer materializer) {
    Optional<TenantId> tenant = BearerKey.of(request).flatMap(tenants::withKey);
    if (tenant.isEmpty()) {
      return answered(
          ErrorAnswer.of(401, ErrorCode.UNAUTHORIZED, "not the secret key of any sdkAppID"));
    }
    if (!buckets.take(tenant.get().toString(), System.nanoTime())) {
      return answered(
          ErrorAnswer.of(429, ErrorCode.TOO_MANY_REQUESTS, "too many requests of this tenant")
              .addHeader(RawHeader.create("Retry-After", "1")));
    }
    Map<String, String> texts = new LinkedHashMap<>(variables);
    request.getUri().query().toMap().forEach(texts::putIfAbsent);
    return body(request, materializer)
        .thenCompose(
            body -> {
              ApiCheck.check(operation, texts, body);
              return operation.handler().handle(new ApiRequest(tenant.get(), texts, body));
            })
        .toCompletableFuture()
        .orTimeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (answer, failure) -> failure == null ? written(answer) : failed(operation, failure));
  }

  private static CompletionStage<HttpResponse> answered(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }

  private static CompletionStage<JsonNode> body(HttpRequest request, Materializer materializer) {
    return request.entity().isKnownEmpty()
        ? CompletableFuture.completedFuture(Json.object())
        : JsonBody.text(request, MAX_BODY, materializer).thenApply(JsonBody::object);
  }

  private static HttpResponse written(ApiAnswer answer) {
    return HttpResponse.create()
        .withStatus(answer.status())
        .addHeader(RawHeader.create("Cache-Control", "no-store"))
        .withEntity(ContentTypes.APPLICATION_JSON, Json.write(answer.body()));
  }

  private static HttpResponse failed(ApiOperation operation, Throwable failure) {
    Throwable cause = JsonBody.cause(failure);
    if (cause instanceof JsonBody.Unusable unusable) {
      return unusable.answer();
    }
    if (cause instanceof ApiRefusal refusal) {
      return ErrorAnswer.of(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
    }
    if (cause instanceof TimeoutException) {
      return ErrorAnswer.of(503, ErrorCode.NOT_AVAILABLE, "no answer in time");
    }
    log.warn("{} failed", operation.name(), cause);
    return ErrorAnswer.of(503, ErrorCode.NOT_AVAILABLE, "the platform could not answer");
  }
}
