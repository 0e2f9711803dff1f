package io.ringroom.http.api;

/**
 * @param body any value with a JSON form
 */
public record ApiAnswer(int status, Object body) {
  static ApiAnswer ok(Object body) {
    return new ApiAnswer(200, body);
  }
}
