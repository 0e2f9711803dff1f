package io.ringroom.http.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys on the curve P-256 in the form Web Push writes them: an uncompressed point, a number. */
final class P256 {
  /** The byte 4, then x and y. */
  static final int POINT_BYTES = 65;

  private static final int NUMBER_BYTES = 32;
  private static final ECParameterSpec CURVE = curve();

  private P256() {}

  static KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /**
   * @throws GeneralSecurityException when the bytes are no point of the curve: to agree on a key
   *     with one that is not would give away the own key (invalid curve attack)
   */
  static ECPublicKey point(byte[] bytes) throws GeneralSecurityException {
    if (bytes.length != POINT_BYTES || bytes[0] != 4) {
      throw new GeneralSecurityException("not an uncompressed point of P-256");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 33));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 33, POINT_BYTES));
    requireOnCurve(x, y);
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
  }

  static byte[] bytes(ECPublicKey key) {
    byte[] bytes = new byte[POINT_BYTES];
    bytes[0] = 4;
    put(key.getW().getAffineX(), bytes, 1);
    put(key.getW().getAffineY(), bytes, 1 + NUMBER_BYTES);
    return bytes;
  }

  static PrivateKey number(byte[] bytes) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes), CURVE));
  }

  private static void requireOnCurve(BigInteger x, BigInteger y) throws GeneralSecurityException {
    BigInteger p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
    BigInteger right =
        x.pow(3).add(CURVE.getCurve().getA().multiply(x)).add(CURVE.getCurve().getB()).mod(p);
    boolean inField = x.compareTo(p) < 0 && y.compareTo(p) < 0;
    if (!inField || !y.pow(2).mod(p).equals(right)) {
      throw new GeneralSecurityException("not a point of P-256");
    }
  }

  private static void put(BigInteger number, byte[] into, int at) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, NUMBER_BYTES);
    System.arraycopy(bytes, bytes.length - length, into, at + NUMBER_BYTES - length, length);
  }

  private static ECParameterSpec curve() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has P-256", impossible);
    }
  }
}
