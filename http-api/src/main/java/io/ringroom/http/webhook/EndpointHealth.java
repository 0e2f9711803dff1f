package io.ringroom.http.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which endpoints are down, as this node has seen it, and until when each is left alone. */
final class EndpointHealth {
  private static final int TOLERATED = 3;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private record Trouble(int failures, Instant until) {}

  private final Map<String, Trouble> troubles = new HashMap<>();

  void works(String endpoint) {
    troubles.remove(endpoint);
  }

  /** After three failures in a row it is left alone for a second, then two, up to a minute. */
  void fails(String endpoint, Instant now) {
    Trouble before = troubles.getOrDefault(endpoint, new Trouble(0, now));
    int failures = before.failures() + 1;
    int over = Math.max(0, failures - TOLERATED);
    long pause = over == 0 ? 0 : Math.min(LONGEST.toSeconds(), 1L << Math.min(over - 1, 10));
    troubles.put(endpoint, new Trouble(failures, now.plusSeconds(pause)));
  }

  Set<String> paused(Instant now) {
    return troubles.entrySet().stream()
        .filter(entry -> entry.getValue().until().isAfter(now))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
