package io.ringroom.media.task;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait before a worker is started again. The first restart is immediate, because one
 * crash is what restarts are for; each further one soon after waits longer.
 *
 * @param restarts how often in a row a worker ended young
 */
public record Backoff(int restarts) {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ZERO,
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30));

  /** A worker that lived this long was healthy. */
  private static final Duration HEALTHY = Duration.ofSeconds(20);

  public static final Backoff NONE = new Backoff(0);

  /** After a worker ended that lived for the given time. */
  public Backoff ended(Duration lived) {
    return lived.compareTo(HEALTHY) >= 0 ? new Backoff(1) : new Backoff(restarts + 1);
  }

  /** After an end that a restart alone does not mend. */
  public Backoff hopeless() {
    return new Backoff(PAUSES.size());
  }

  public Duration pause() {
    return restarts == 0 ? Duration.ZERO : PAUSES.get(Math.min(restarts, PAUSES.size()) - 1);
  }
}
