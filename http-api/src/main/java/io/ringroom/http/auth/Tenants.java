package io.ringroom.http.auth;

import com.typesafe.config.Config;
import io.ringroom.id.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tenants of this installation and their active keys: the current one and, while keys are
 * changed, a second that is still or already accepted.
 *
 * @param first the one that is meant where a request names none
 * @param keys the active keys of each; the first of them signs
 */
public record Tenants(TenantId first, Map<TenantId, List<SecretKey>> keys) {
  private static final int MAX_KEYS = 2;
  private static final List<String> KNOWN =
      List.of("sdk-app-id", "secret-key", "other-secret-key", "policy", "webhooks");

  /**
   * @throws IllegalArgumentException when the first tenant is not among them, or one has no key or
   *     more than two
   */
  public Tenants {
    if (!keys.containsKey(first)) {
      throw new IllegalArgumentException("tenant " + first + " has no keys");
    }
    keys.forEach(
        (tenant, theirs) -> {
          if (theirs.isEmpty() || theirs.size() > MAX_KEYS) {
            throw new IllegalArgumentException(
                "tenant " + tenant + " needs a secret key, or two while keys are changed");
          }
        });
    keys = Map.copyOf(keys);
  }

  /**
   * Reads {@code ringroom.tenant} (the first, by environment) and {@code ringroom.tenants} (the
   * others).
   *
   * @throws IllegalArgumentException as the constructor, or when a tenant stands there twice
   */
  public static Tenants from(Config ringroom) {
    List<Config> sections = new ArrayList<>();
    sections.add(ringroom.getConfig("tenant"));
    sections.addAll(ringroom.getConfigList("tenants"));
    Map<TenantId, List<SecretKey>> keys = new LinkedHashMap<>();
    for (Config section : sections) {
      requireKnownKeys(section);
      TenantId tenant = new TenantId(section.getLong("sdk-app-id"));
      if (keys.put(tenant, keysOf(tenant, section)) != null) {
        throw new IllegalArgumentException("tenant " + tenant + " is configured twice");
      }
    }
    return new Tenants(new TenantId(ringroom.getLong("tenant.sdk-app-id")), keys);
  }

  /**
   * The tenant this text is an active key of. Where two tenants share a key it says nothing of
   * either.
   */
  public Optional<TenantId> withKey(String text) {
    List<TenantId> holders =
        keys.entrySet().stream()
            .filter(entry -> entry.getValue().stream().anyMatch(key -> key.matches(text)))
            .map(Map.Entry::getKey)
            .toList();
    return holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty();
  }

  /** The active keys, none if there is no such tenant. */
  public List<SecretKey> keysOf(TenantId tenant) {
    return keys.getOrDefault(tenant, List.of());
  }

  private static List<SecretKey> keysOf(TenantId tenant, Config section) {
    List<SecretKey> keys = new ArrayList<>();
    for (String path : List.of("secret-key", "other-secret-key")) {
      String text = section.hasPath(path) ? section.getString(path) : "";
      if (!text.isEmpty()) {
        keys.add(key(tenant, text));
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "tenant " + tenant + " has no secret key: set RINGROOM_SECRET_KEY or secret-key");
    }
    return keys;
  }

  /** Lists are beyond the check for unknown keys of the whole configuration. */
  private static void requireKnownKeys(Config section) {
    for (String key : section.root().keySet()) {
      if (!KNOWN.contains(key)) {
        throw new IllegalArgumentException(
            "unknown key " + key + " of a tenant, there are " + String.join(", ", KNOWN));
      }
    }
  }

  private static SecretKey key(TenantId tenant, String text) {
    try {
      return new SecretKey(text);
    } catch (IllegalArgumentException tooShort) {
      throw new IllegalArgumentException("tenant " + tenant + ": " + tooShort.getMessage());
    }
  }
}
