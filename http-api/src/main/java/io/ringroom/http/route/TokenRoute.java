package io.ringroom.http.route;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.extractMaterializer;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static io.ringroom.http.api.ApiParameter.body;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.http.api.ApiParameter.Type;
import io.ringroom.http.api.ApiSignature;
import io.ringroom.http.auth.BearerKey;
import io.ringroom.http.auth.Tenants;
import io.ringroom.http.json.ErrorAnswer;
import io.ringroom.http.json.Json;
import io.ringroom.http.json.JsonBody;
import io.ringroom.http.limit.AddressBuckets;
import io.ringroom.protocol.client.ErrorCode;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/token {"sdkAppID"?, "userID", "expire"?, "roomId"?, "privileges"?}} with {@code
 * Authorization: Bearer <secret key>} gives {@code {"sdkAppID", "userID", "userSig", "roomToken"?,
 * "expiresAt"}}, {@code expiresAt} in epoch milliseconds. For the servers of tenants; in an
 * embedded start also for {@link LoopbackDemo}.
 */
public final class TokenRoute {
  /** As the OpenAPI document shows it. */
  public static final ApiSignature SIGNATURE =
      new ApiSignature(
          "POST",
          "/v1/token",
          "makeToken",
          "Signs a login token for a user, and a room token if a room is named.",
          List.of(
              body("userID", Type.STRING, true, "who will log in with it"),
              body("sdkAppID", Type.INTEGER, false, "the first tenant is meant if absent"),
              body("expire", Type.INTEGER, false, "seconds it lives; at most 180 days"),
              body("roomId", Type.STRING, false, "the room a room token is wanted for"),
              body("privileges", Type.INTEGER, false, "its bits, 0 to 255; all if absent")),
          "sdkAppID, userID, userSig, roomToken if asked for, expiresAt (epoch ms)",
          true);

  private static final int MAX_BODY = 4 * 1024;

  /** An attacker with more addresses than this is stopped by none of our bounds. */
  private static final int MAX_ADDRESSES = 10_000;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(
      long sdkAppID, String userID, String userSig, @Nullable String roomToken, long expiresAt) {}

  private final TokenSettings settings;
  private final TokenDesk desk;
  private final AddressBuckets buckets;
  private final InstantSource clock;

  private TokenRoute(TokenSettings settings, Tenants tenants, InstantSource clock) {
    this.settings = settings;
    this.desk = new TokenDesk(tenants, settings.expire());
    this.buckets = new AddressBuckets(settings.perSecond(), settings.burst(), MAX_ADDRESSES);
    this.clock = clock;
  }

  public static Route create(TokenSettings settings, Tenants tenants, InstantSource clock) {
    TokenRoute route = new TokenRoute(settings, tenants, clock);
    return pathPrefix("v1", () -> path("token", () -> extractRequest(route::asked)));
  }

  private Route asked(HttpRequest request) {
    if (!request.method().equals(HttpMethods.POST)) {
      return complete(
          ErrorAnswer.of(405, ErrorCode.BAD_PARAMETER, "ask by POST")
              .addHeader(RawHeader.create("Allow", "POST")));
    }
    String peer = peer(request).map(InetAddress::getHostAddress).orElse("unknown");
    if (!buckets.take(peer, System.nanoTime())) {
      return complete(
          ErrorAnswer.of(429, ErrorCode.TOO_MANY_REQUESTS, "too many requests from this address")
              .addHeader(RawHeader.create("Retry-After", "1")));
    }
    return extractMaterializer(
        materializer ->
            completeWithFuture(
                JsonBody.text(request, MAX_BODY, materializer)
                    .thenApply(body -> answer(request, body))
                    .exceptionally(TokenRoute::failed)));
  }

  private static HttpResponse failed(Throwable failure) {
    if (JsonBody.cause(failure) instanceof JsonBody.Unusable unusable) {
      return unusable.answer();
    }
    throw new CompletionException(failure);
  }

  private HttpResponse answer(HttpRequest request, String body) {
    TokenRequest asked;
    try {
      asked = TokenRequest.parse(body);
    } catch (TokenRequest.Malformed malformed) {
      return ErrorAnswer.of(400, ErrorCode.BAD_PARAMETER, String.valueOf(malformed.getMessage()));
    }
    Optional<String> key = BearerKey.of(request);
    boolean trusted = settings.loopbackDemo() && atThisMachine(request);
    TokenDesk.Result result = desk.give(asked, key, trusted, clock.instant());
    if (result instanceof TokenDesk.Refused refused) {
      return ErrorAnswer.of(refused.status(), refused.error(), refused.message());
    }
    TokenDesk.Given given = (TokenDesk.Given) result;
    Body answer =
        new Body(
            given.tenant().value(),
            given.user().value(),
            given.userSig(),
            given.roomToken(),
            given.expiresAt().toEpochMilli());
    return HttpResponse.create()
        .addHeader(RawHeader.create("Cache-Control", "no-store"))
        .withEntity(ContentTypes.APPLICATION_JSON, Json.write(answer));
  }

  private static boolean atThisMachine(HttpRequest request) {
    boolean forwarded =
        Stream.of("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
            .anyMatch(name -> request.getHeader(name).isPresent());
    return LoopbackDemo.admits(
        peer(request), header(request, "host").orElse(""), header(request, "origin"), forwarded);
  }

  private static Optional<InetAddress> peer(HttpRequest request) {
    return request.getAttribute(AttributeKeys.remoteAddress).flatMap(RemoteAddress::getAddress);
  }

  private static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value);
  }
}
