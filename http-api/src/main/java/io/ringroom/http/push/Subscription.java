package io.ringroom.http.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.json.Json;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;

/**
 * Where a browser's push service takes messages for it, and by which keys they are encrypted: a
 * {@code PushSubscription} as a page writes it.
 */
public record Subscription(URI endpoint, ECPublicKey key, byte[] secret) {
  private static final int SECRET_BYTES = 16;

  /**
   * @throws IllegalArgumentException when the text is no such subscription
   */
  public static Subscription of(String json) {
    try {
      JsonNode node = Json.parse(json);
      URI endpoint = URI.create(node.path("endpoint").asText());
      boolean http = "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
      if (!http || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
        throw new IllegalArgumentException("a subscription's endpoint must be an https address");
      }
      byte[] secret = bytes(node.path("keys").path("auth"));
      if (secret.length != SECRET_BYTES) {
        throw new IllegalArgumentException("a subscription's keys.auth has 16 bytes");
      }
      return new Subscription(
          endpoint, P256.point(bytes(node.path("keys").path("p256dh"))), secret);
    } catch (JsonProcessingException | GeneralSecurityException bad) {
      throw new IllegalArgumentException("not the JSON of a PushSubscription", bad);
    }
  }

  private static byte[] bytes(JsonNode text) {
    return Base64.getUrlDecoder().decode(text.asText());
  }
}
