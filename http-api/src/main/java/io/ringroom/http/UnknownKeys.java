package io.ringroom.http;

import com.typesafe.config.Config;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses keys under {@code ringroom.} that nobody reads: a misspelt key must not leave the default
 * silently in force.
 */
public final class UnknownKeys {
  private static final String OURS = "ringroom";

  /** Where a tenant may say otherwise than the defaults, with the same keys; and theirs. */
  private static final Map<String, String> OF_FIRST_TENANT =
      Map.of(
          "ringroom.tenant.policy.",
          "ringroom.policy.",
          "ringroom.tenant.push.",
          "ringroom.http.push.");

  private UnknownKeys() {}

  /**
   * @param effective what the process was given, merged with the references
   * @param reference the modules' reference.conf files alone: every key there is
   * @throws IllegalArgumentException naming each unknown key and the known one nearest to it
   */
  public static void check(Config effective, Config reference) {
    Set<String> known = keys(reference);
    Set<String> unknown = keys(effective);
    unknown.removeAll(known);
    OF_FIRST_TENANT.forEach(
        (own, usual) -> unknown.removeIf(key -> known.contains(key.replace(own, usual))));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          unknown.stream()
              .map(key -> "unknown key " + key + ", did you mean " + nearest(key, known) + "?")
              .collect(Collectors.joining("; ")));
    }
  }

  private static Set<String> keys(Config config) {
    Set<String> keys = new TreeSet<>();
    if (config.hasPath(OURS)) {
      config.getConfig(OURS).entrySet().forEach(entry -> keys.add(OURS + "." + entry.getKey()));
    }
    return keys;
  }

  private static String nearest(String key, Set<String> known) {
    return known.stream().min(Comparator.comparingInt(one -> distance(key, one))).orElse("none");
  }

  /** Levenshtein's: insertions, deletions and replacements from one text to the other. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
