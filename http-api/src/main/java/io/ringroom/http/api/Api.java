package io.ringroom.http.api;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.ringroom.http.auth.Tenants;
import io.ringroom.http.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** Every operation, their routes, and {@code GET /v1/openapi.json}, which needs no key. */
public final class Api {
  private Api() {}

  /**
   * @param elsewhere what is served by other routes and stands in the document too
   */
  public static Route routes(
      Backend backend, Tenants tenants, ApiSettings settings, List<ApiSignature> elsewhere) {
    List<ApiOperation> operations = operations(backend);
    String document =
        Json.write(
            OpenApi.of(
                Stream.concat(operations.stream().map(ApiOperation::signature), elsewhere.stream())
                    .toList()));
    return concat(
        pathPrefix(
            "v1",
            () ->
                path(
                    "openapi.json",
                    () ->
                        get(
                            () ->
                                complete(
                                    HttpResponse.create()
                                        .withEntity(ContentTypes.APPLICATION_JSON, document))))),
        ApiRoute.create(operations, tenants, settings));
  }

  static List<ApiOperation> operations(Backend backend) {
    return Stream.of(
            CallsApi.operations(backend),
            JournalApi.operations(backend),
            RecordsApi.operations(backend),
            UsersApi.operations(backend),
            RoomsApi.operations(backend),
            TasksApi.operations(backend),
            WebhooksApi.operations(backend))
        .flatMap(List::stream)
        .toList();
  }
}
