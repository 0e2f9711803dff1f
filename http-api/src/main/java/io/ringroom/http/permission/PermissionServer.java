package io.ringroom.http.permission;

import io.ringroom.http.outbound.Endpoint;
import java.time.Duration;

/**
 * The server that says who may call whom.
 *
 * @param answerWithin everybody who calls waits so long at most; 50 ms to 4 s, for a client gives
 *     up after 5
 * @param otherwise what holds when it does not answer in time, or not sensibly
 */
public record PermissionServer(Endpoint endpoint, Duration answerWithin, Otherwise otherwise) {
  private static final Duration LEAST = Duration.ofMillis(50);
  private static final Duration MOST = Duration.ofSeconds(4);

  /** What holds where a server has not spoken. */
  public enum Otherwise {
    /** Calls go on while the server is down. */
    ALLOW,
    /** Nobody is rung whom the server has not allowed. */
    DENY
  }

  /**
   * @throws IllegalArgumentException when the time is out of bounds
   */
  public PermissionServer {
    if (answerWithin.compareTo(LEAST) < 0 || answerWithin.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "may-call.answer-within must be 50 ms to 4 s, is " + answerWithin);
    }
  }
}
