package io.ringroom.http.json;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import io.ringroom.protocol.client.ErrorCode;

/** An error as an HTTP response: the status, and a body that says what to do about it. */
public final class ErrorAnswer {
  private record Body(int code, String name, String message, String hint) {}

  private ErrorAnswer() {}

  /**
   * @param message what was wrong with this request, without any secret in it
   */
  public static HttpResponse of(int status, ErrorCode error, String message) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(
            ContentTypes.APPLICATION_JSON,
            Json.write(new Body(error.code(), error.name(), message, error.hint())));
  }
}
