package io.ringroom.http.route;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.Json;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /live}: the process runs; asks nothing else, so that a broken database restarts
 * nobody. {@code GET /ready}: it may be given work; the body names each condition.
 */
public final class HealthRoutes {
  private static final Logger log = LoggerFactory.getLogger(HealthRoutes.class);

  /** A probe that waits longer gives up itself and learns less. */
  private static final int ANSWER_WITHIN_SECONDS = 2;

  private HealthRoutes() {}

  public static Route create(Supplier<CompletionStage<Readiness>> readiness) {
    return concat(
        path("live", () -> get(() -> complete(answer(200, Json.object().put("live", true))))),
        path("ready", () -> get(() -> completeWithFuture(ready(readiness)))));
  }

  private static CompletionStage<HttpResponse> ready(
      Supplier<CompletionStage<Readiness>> readiness) {
    return readiness
        .get()
        .toCompletableFuture()
        .copy()
        .orTimeout(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
        .exceptionally(
            failure -> {
              log.warn("readiness could not be found out: {}", failure.toString());
              return new Readiness(Map.of("answered", false));
            })
        .thenApply(
            found -> {
              ObjectNode body = Json.object().put("ready", found.ready());
              ObjectNode conditions = body.putObject("conditions");
              found.conditions().forEach(conditions::put);
              return answer(found.ready() ? 200 : 503, body);
            });
  }

  private static HttpResponse answer(int status, ObjectNode body) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(ContentTypes.APPLICATION_JSON, Json.write(body));
  }
}
