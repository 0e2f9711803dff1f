package io.ringroom.http.api;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.withoutRequestTimeout;
import static akka.http.javadsl.server.Directives.withoutSizeLimit;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.ringroom.http.auth.BearerKey;
import io.ringroom.http.auth.Tenants;
import io.ringroom.http.json.ErrorAnswer;
import io.ringroom.http.json.JsonBody;
import io.ringroom.http.limit.AddressBuckets;
import io.ringroom.http.node.NodeDoor;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.Folder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where tenants' servers fetch files, and where media nodes bring them. Files are a tenant's own:
 * whose key is shown says in whose folder is looked.
 */
public final class RecordingRoutes {
  /** As the OpenAPI document shows it. */
  public static final List<ApiSignature> SIGNATURES = FileForms.SIGNATURES;

  private static final int PER_SECOND = 50;
  private static final int BURST = 200;
  private static final int MAX_TENANTS = 10_000;

  private final Tenants tenants;
  private final Backend backend;
  private final NodeDoor door;
  private final AddressBuckets buckets = new AddressBuckets(PER_SECOND, BURST, MAX_TENANTS);

  private RecordingRoutes(Tenants tenants, Backend backend, NodeDoor door) {
    this.tenants = tenants;
    this.backend = backend;
    this.door = door;
  }

  public static Route create(Tenants tenants, Backend backend, NodeDoor door) {
    RecordingRoutes routes = new RecordingRoutes(tenants, backend, door);
    return concat(
        routes.files("calls", Folder.Kind.CALLS),
        routes.files("rooms", Folder.Kind.ROOMS),
        pathPrefix(
            segment("node").slash("v1").slash("deliveries"),
            () -> path(segment(), id -> post(() -> extractRequest(r -> routes.posted(id, r))))));
  }

  private Route files(String owners, Folder.Kind kind) {
    return pathPrefix(
        segment("v1").slash(owners),
        () ->
            pathPrefix(
                segment(),
                owner ->
                    pathPrefix(
                        "recordings",
                        () ->
                            path(
                                segment().slash("files").slash(segment()),
                                (recording, file) ->
                                    get(
                                        () ->
                                            extractRequest(
                                                r -> asked(r, kind, owner, recording, file)))))));
  }

  private Route asked(
      HttpRequest request, Folder.Kind kind, String owner, String recording, String file) {
    Optional<TenantId> tenant = BearerKey.of(request).flatMap(tenants::withKey);
    if (tenant.isEmpty()) {
      return complete(
          ErrorAnswer.of(401, ErrorCode.UNAUTHORIZED, "not the secret key of any sdkAppID"));
    }
    if (!buckets.take(tenant.get().toString(), System.nanoTime())) {
      return complete(
          ErrorAnswer.of(429, ErrorCode.TOO_MANY_REQUESTS, "too many requests of this tenant"));
    }
    if (!FileForms.fits(owner, recording, file)) {
      return complete(ErrorAnswer.of(404, ErrorCode.NOT_FOUND, "there are no files of such names"));
    }
    String range = request.getHeader("range").map(HttpHeader::value).orElse(null);
    boolean tooLong = range != null && range.length() > FileForms.MOST_RANGE;
    return withoutRequestTimeout(
        () ->
            completeWithFuture(
                known(tenant.get(), kind, owner)
                    .thenCompose(
                        yes ->
                            backend
                                .deliveries()
                                .file(
                                    new Folder(tenant.get(), kind, owner),
                                    recording,
                                    file,
                                    tooLong ? null : range))
                    .exceptionally(RecordingRoutes::refused)));
  }

  /** A call is one tenant's; a name of a room is each tenant's own. */
  private CompletionStage<?> known(TenantId tenant, Folder.Kind kind, String owner) {
    return kind == Folder.Kind.CALLS && owner.matches(FileForms.CALL_FORM)
        ? backend.journal(tenant, new CallId(owner))
        : CompletableFuture.completedFuture(owner);
  }

  private static HttpResponse refused(Throwable failure) {
    Throwable cause = JsonBody.cause(failure);
    return cause instanceof ApiRefusal refusal
        ? ErrorAnswer.of(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()))
        : ErrorAnswer.of(503, ErrorCode.NOT_AVAILABLE, "the platform could not answer");
  }

  private Route posted(String id, HttpRequest request) {
    if (!door.knows(request)) {
      return complete(
          ErrorAnswer.of(401, ErrorCode.UNAUTHORIZED, "not the credential of a media node"));
    }
    return withoutSizeLimit(
        () ->
            withoutRequestTimeout(
                () -> completeWithFuture(backend.deliveries().posted(id, request))));
  }
}
