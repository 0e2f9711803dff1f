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
import akka.http.scaladsl.model.EntityStreamException;
import akka.http.scaladsl.model.EntityStreamSizeException;
import io.ringroom.http.json.ErrorAnswer;
import io.ringroom.protocol.client.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
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
        .matchAny(fault -> extractRequest(request -> complete(answer(request, cause(fault)))))
        .build();
  }

  private static HttpResponse answer(HttpRequest request, Throwable fault) {
    // The second also means a body that broke off; whoever sent it no longer listens.
    if (fault instanceof EntityStreamSizeException || fault instanceof EntityStreamException) {
      return ErrorAnswer.of(413, ErrorCode.BAD_PARAMETER, "the body is too long");
    }
    if (fault instanceof TimeoutException) {
      return ErrorAnswer.of(408, ErrorCode.BAD_PARAMETER, "the body came too slowly");
    }
    // The query is left out of the log: it may hold a UserSig of an older client.
    log.error("a request to {} failed", request.getUri().path(), fault);
    return ErrorAnswer.of(500, ErrorCode.INTERNAL, "the request failed");
  }

  private static Throwable cause(Throwable fault) {
    Throwable cause = fault.getCause();
    return fault instanceof CompletionException && cause != null ? cause : fault;
  }
}
