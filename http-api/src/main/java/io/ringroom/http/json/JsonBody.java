package io.ringroom.http.json;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.scaladsl.model.EntityStreamException;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.Materializer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.protocol.client.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Reads the body of a request: bounded in length, and in the time it may take to come. */
public final class JsonBody {
  private static final Duration WITHIN = Duration.ofSeconds(5);

  private JsonBody() {}

  /** A body that cannot be used. The message says why. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Unusable(int status, String message) {
      super(message, null, false, false);
      this.status = status;
    }

    public HttpResponse answer() {
      return ErrorAnswer.of(status, ErrorCode.BAD_PARAMETER, String.valueOf(getMessage()));
    }
  }

  /**
   * The text of a body that says it is JSON; fails with {@link Unusable}. That it must say so also
   * keeps out forms of foreign pages: they cannot send this type without being asked first.
   *
   * @param most bytes
   */
  public static CompletionStage<String> text(HttpRequest request, int most, Materializer m) {
    if (!request.entity().getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON)) {
      request.discardEntityBytes(m);
      return CompletableFuture.failedFuture(
          new Unusable(415, "send Content-Type: application/json"));
    }
    return textOfAnyType(request, most, m);
  }

  /** The text of a body, whatever it says it is; fails with {@link Unusable}. */
  public static CompletionStage<String> textOfAnyType(
      HttpRequest request, int most, Materializer m) {
    return request
        .entity()
        .toStrict(WITHIN.toMillis(), most, m)
        .thenApply(body -> body.getData().decodeString(StandardCharsets.UTF_8))
        .exceptionally(
            failure -> {
              throw unusable(failure);
            });
  }

  /**
   * @throws Unusable when the text is not a JSON object
   */
  public static JsonNode object(String text) {
    try {
      JsonNode body = Json.parse(text);
      if (!body.isObject()) {
        throw new Unusable(400, "the body must be a JSON object");
      }
      return body;
    } catch (JsonProcessingException bad) {
      throw new Unusable(400, "the body is not JSON: " + bad.getOriginalMessage());
    }
  }

  private static RuntimeException unusable(Throwable failure) {
    Throwable cause = cause(failure);
    // The second also means a body that broke off; whoever sent it no longer listens.
    if (cause instanceof EntityStreamSizeException || cause instanceof EntityStreamException) {
      return new Unusable(413, "the body is too long");
    }
    if (cause instanceof TimeoutException) {
      return new Unusable(408, "the body came too slowly");
    }
    return new CompletionException(cause);
  }

  /** What failed, without the wrapping of futures. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
