package io.ringroom.media.transport;

import java.security.SecureRandom;

/**
 * The name and password by which ICE checks of one connection are told apart and proven.
 *
 * @param ufrag 4 to 256 ice-chars (RFC 8839 section 5.4)
 * @param password 22 to 256 ice-chars, at least 128 bits of randomness
 */
public record IceCredentials(String ufrag, String password) {
  private static final String CHARS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** New ones, not to be guessed. */
  public static IceCredentials random(SecureRandom random) {
    return new IceCredentials(text(random, 8), text(random, 24));
  }

  private static String text(SecureRandom random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(CHARS.charAt(random.nextInt(CHARS.length())));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "IceCredentials[" + ufrag + "]";
  }
}
