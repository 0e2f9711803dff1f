package io.ringroom.launcher;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/**
 * By what the platform shows the push services of browsers who it is (RFC 8292), as Base64url.
 * Browsers bind their subscriptions to the public half: with a lost file all of them are lost.
 */
record VapidKeys(String publicKey, String privateKey) {

  static final String PUBLIC = "RINGROOM_VAPID_PUBLIC_KEY";
  static final String PRIVATE = "RINGROOM_VAPID_PRIVATE_KEY";

  private static final int NUMBER_BYTES = 32;

  /**
   * The pair in the file, on one line; when there is no such file, a new one that is now there.
   *
   * @throws StartFailure when the file can be neither read nor written, or holds something else
   */
  static VapidKeys keep(Path file) {
    String[] pair = Secrets.keep(file, VapidKeys::make).split("\\s+", -1);
    if (pair.length != 2) {
      throw new StartFailure(
          "The key file "
              + file
              + " must hold the public and the private VAPID key, with a blank between: remove it"
              + " to have a pair made (browsers then have to be registered anew)");
    }
    return new VapidKeys(pair[0], pair[1]);
  }

  Map<String, String> environment() {
    return Map.of(PUBLIC, publicKey, PRIVATE, privateKey);
  }

  @Override
  public String toString() {
    return "VAPID key " + publicKey;
  }

  private static String make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      ECPublicKey point = (ECPublicKey) pair.getPublic();
      byte[] uncompressed = new byte[1 + 2 * NUMBER_BYTES];
      uncompressed[0] = 4;
      put(point.getW().getAffineX(), uncompressed, 1);
      put(point.getW().getAffineY(), uncompressed, 1 + NUMBER_BYTES);
      byte[] number = new byte[NUMBER_BYTES];
      put(((ECPrivateKey) pair.getPrivate()).getS(), number, 0);
      Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
      return base64.encodeToString(uncompressed) + " " + base64.encodeToString(number);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has P-256", impossible);
    }
  }

  private static void put(BigInteger number, byte[] into, int at) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, NUMBER_BYTES);
    System.arraycopy(bytes, bytes.length - length, into, at + NUMBER_BYTES - length, length);
  }
}
