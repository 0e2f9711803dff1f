package io.ringroom.http.route;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.respondWithDefaultHeaders;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.RejectionHandler;
import akka.http.javadsl.server.Route;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.http.scaladsl.model.IllegalRequestException;
import io.ringroom.http.json.ErrorAnswer;
import io.ringroom.protocol.client.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes every answer that is not a route's own a JSON error, and every answer hard to misuse. */
public final class JsonErrors {
  private static final Logger log = LoggerFactory.getLogger(JsonErrors.class);

  private JsonErrors() {}

  /** The same routes, which now answer every request. */
  public static Route seal(Route routes) {
    return respondWithDefaultHeaders(
        List.of(
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("Referrer-Policy", "no-referrer")),
        () -> routes.seal(rejections(), exceptions()));
  }

  private static RejectionHandler rejections() {
    return RejectionHandler.defaultHandler()
        .mapRejectionResponse(
            response -> {
              ErrorCode error =
                  response.status().intValue() == 404
                      ? ErrorCode.NOT_FOUND
                      : ErrorCode.BAD_PARAMETER;
              return ErrorAnswer.of(response.status().intValue(), error, text(response))
                  .addHeaders(response.getHeaders());
            });
  }

  /** Akka's own words on why it rejected the request. */
  private static String text(HttpResponse response) {
    return response.entity() instanceof HttpEntity.Strict strict
        ? strict.getData().decodeString(StandardCharsets.UTF_8)
        : "";
  }

  private static ExceptionHandler exceptions() {
    return ExceptionHandler.newBuilder()
        .match(
            EntityStreamSizeException.class,
            tooLong -> complete(ErrorAnswer.of(413, ErrorCode.BAD_PARAMETER, "the body is too long")))
        .match(
            IllegalRequestException.class,
            illegal ->
                complete(
                    ErrorAnswer.of(
                        illegal.status().intValue(),
                        ErrorCode.BAD_PARAMETER,
                        illegal.info().summary())))
        .matchAny(fault -> extractRequest(request -> failed(request, fault)))
        .build();
  }

  /** The query is left out of the log: it may hold a UserSig of an older client. */
  private static Route failed(HttpRequest request, Throwable fault) {
    log.error("a request to {} failed", request.getUri().path(), fault);
    return complete(ErrorAnswer.of(500, ErrorCode.INTERNAL, "the request failed"));
  }
}
