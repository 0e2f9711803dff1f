package io.ringroom.media.transport;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** MESSAGE-INTEGRITY of short-term credentials: HMAC-SHA1 (RFC 5389 section 15.4). */
final class StunIntegrity {
  static final int SIZE = 20;

  private static final String ALGORITHM = "HmacSHA1";

  private StunIntegrity() {}

  /** Over the first {@code length} bytes, whose length field already counts the attribute. */
  static byte[] of(String password, byte[] bytes, int length) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update(bytes, 0, length);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
