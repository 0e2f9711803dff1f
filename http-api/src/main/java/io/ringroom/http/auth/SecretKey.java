package io.ringroom.http.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A tenant's secret key. Its text is used as it is, also when it looks like hex. Never printed. */
public final class SecretKey {
  /** Tencent's keys have 64 characters; anything below 32 is a word somebody thought of. */
  private static final int MIN_LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] bytes;

  /**
   * @throws IllegalArgumentException when the text is shorter than 32 characters
   */
  public SecretKey(String text) {
    if (text.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "a secret key needs at least " + MIN_LENGTH + " characters: openssl rand -hex 32");
    }
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the text is this key, in a time that does not depend on where they differ. */
  public boolean matches(String text) {
    return MessageDigest.isEqual(bytes, text.getBytes(StandardCharsets.UTF_8));
  }

  /** For checking against published vectors, whose keys are words somebody thought of. */
  static SecretKey ofVector(String text) {
    return new SecretKey(text.getBytes(StandardCharsets.UTF_8));
  }

  private SecretKey(byte[] bytes) {
    this.bytes = bytes;
  }

  MACSigner signer() throws KeyLengthException {
    return new MACSigner(bytes);
  }

  MACVerifier verifier() throws JOSEException {
    return new MACVerifier(bytes);
  }

  byte[] hmac(String content) {
    return hmac(content.getBytes(StandardCharsets.UTF_8));
  }

  byte[] hmac(byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      return mac.doFinal(content);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }

  @Override
  public String toString() {
    return "SecretKey(hidden)";
  }
}
