package io.ringroom.http.auth;

import io.ringroom.id.TenantId;
import java.time.Duration;
import java.util.List;

/**
 * What the tokens of one tenant are checked against.
 *
 * @param keys its active keys: the current one and, while keys are changed, the other; the first of
 *     them signs
 * @param appId the AppID its Volcengine AccessTokens begin with, 24 characters
 * @param longestLife a token that says it lives longer is refused
 */
public record Issuer(TenantId tenant, List<SecretKey> keys, String appId, Duration longestLife) {
  public Issuer {
    keys = List.copyOf(keys);
  }

  /** The AppID of a tenant that has set none: its sdkAppId, with zeros before it. */
  public static String usualAppId(TenantId tenant) {
    return String.format("%024d", tenant.value());
  }
}
