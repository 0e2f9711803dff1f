package io.ringroom.http.route;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.RejectionHandler;
import akka.http.javadsl.server.Route;
import akka.http.scaladsl.model.EntityStreamSizeException;
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
    return Directives.respondWithDefaultHeaders(
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
            tooLong ->
                Directives.complete(
                    ErrorAnswer.of(413, ErrorCode.BAD_PARAMETER, "the body is longer than 64 KiB")))
        .matchAny(
            fault ->
                Directives.extractMatchedPath(
                    path -> {
                      log.error("a request to {} failed", path, fault);
                      return Directives.complete(
                          ErrorAnswer.of(500, ErrorCode.INTERNAL, "the request failed"));
                    }))
        .build();
  }
}
