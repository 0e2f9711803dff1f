package io.ringroom.http.auth;

import com.typesafe.config.Config;
import io.ringroom.id.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tenants of this installation and their active keys: the current one and, while keys are
 * changed, a second that is still or already accepted.
 *
 * @param first the one that is meant where a request names none
 * @param keys the active keys of each; the first of them signs
 * @param appIds the Volcengine AppID of those that have one
 */
public record Tenants(
    TenantId first, Map<TenantId, List<SecretKey>> keys, Map<TenantId, String> appIds) {
  private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9]{24}");

  private static final int MAX_KEYS = 2;
  private static final List<String> KNOWN =
      List.of(
          "sdk-app-id",
          "secret-key",
          "other-secret-key",
          "volcengine-app-id",
          "policy",
          "push",
          "webhooks",
          "may-call");

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
    appIds.forEach(
        (tenant, appId) -> {
          if (!APP_ID.matcher(appId).matches()) {
            throw new IllegalArgumentException(
                "volcengine-app-id of tenant " + tenant + " must be 24 letters and digits");
          }
        });
    keys = Map.copyOf(keys);
    appIds = Map.copyOf(appIds);
  }

  public Tenants(TenantId first, Map<TenantId, List<SecretKey>> keys) {
    this(first, keys, Map.of());
  }

  /**
   * What this tenant's tokens are checked against; nothing is valid for a tenant there is not.
   *
   * @param longestLife as its policy says
   */
  public Issuer issuer(TenantId tenant, Duration longestLife) {
    String appId = appIds.getOrDefault(tenant, Issuer.usualAppId(tenant));
    return new Issuer(tenant, keysOf(tenant), appId, longestLife);
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
    Map<TenantId, String> appIds = new LinkedHashMap<>();
    for (Config section : sections) {
      requireKnownKeys(section);
      TenantId tenant = new TenantId(section.getLong("sdk-app-id"));
      if (keys.put(tenant, keysOf(tenant, section)) != null) {
        throw new IllegalArgumentException("tenant " + tenant + " is configured twice");
      }
      String appId =
          section.hasPath("volcengine-app-id") ? section.getString("volcengine-app-id") : "";
      if (!appId.isEmpty()) {
        appIds.put(tenant, appId);
      }
    }
    return new Tenants(new TenantId(ringroom.getLong("tenant.sdk-app-id")), keys, appIds);
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
