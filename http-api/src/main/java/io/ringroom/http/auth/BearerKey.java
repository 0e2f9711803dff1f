package io.ringroom.http.auth;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import java.util.Optional;

/** The key a request shows as {@code Authorization: Bearer <key>}. */
public final class BearerKey {
  private static final String BEARER = "Bearer ";

  private BearerKey() {}

  public static Optional<String> of(HttpRequest request) {
    return request
        .getHeader("authorization")
        .map(HttpHeader::value)
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()));
  }
}
