package io.ringroom.http.outbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that signs requests to one endpoint, as in Standard Webhooks (standardwebhooks.com):
 * {@code whsec_} and the Base64 of 24 to 64 bytes.
 */
public final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;

  /**
   * @throws IllegalArgumentException when the text is no such secret
   */
  public WebhookSecret(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
    }
    this.key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
    if (key.length < 24 || key.length > 64) {
      throw new IllegalArgumentException("a webhook secret has 24 to 64 bytes");
    }
  }

  /** The value of {@code webhook-signature} for a message. */
  public String sign(String id, Instant timestamp, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      String content = id + "." + timestamp.getEpochSecond() + "." + body;
      byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
