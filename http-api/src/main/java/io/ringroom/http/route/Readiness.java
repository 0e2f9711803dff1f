package io.ringroom.http.route;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether the process may be given work.
 *
 * @param conditions each condition by name, in the order shown, and whether it holds
 */
public record Readiness(Map<String, Boolean> conditions) {
  public Readiness {
    conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
  }

  /** Whether all hold. */
  public boolean ready() {
    return !conditions.containsValue(false);
  }
}
