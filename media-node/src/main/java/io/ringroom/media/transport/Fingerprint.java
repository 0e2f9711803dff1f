package io.ringroom.media.transport;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The hash by which a self-signed certificate is recognised (RFC 8122 section 5).
 *
 * @param algorithm {@code sha-256}, {@code sha-384} or {@code sha-512}; weaker ones are refused
 * @param hash the digest of the DER encoding
 */
public record Fingerprint(String algorithm, byte[] hash) {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  public Fingerprint {
    hash = hash.clone();
    if (hash.length != digest(algorithm).getDigestLength()) {
      throw new IllegalArgumentException("the fingerprint is not a " + algorithm + " hash");
    }
  }

  /**
   * Reads the value of {@code a=fingerprint}.
   *
   * @throws IllegalArgumentException when it is malformed or its algorithm too weak
   */
  public static Fingerprint parse(String value) {
    int space = value.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("a fingerprint is an algorithm and a hash");
    }
    return new Fingerprint(
        value.substring(0, space).toLowerCase(Locale.ROOT),
        COLONS.parseHex(value.substring(space + 1).trim()));
  }

  /** The SHA-256 fingerprint of a certificate. */
  public static Fingerprint sha256(byte[] der) {
    return new Fingerprint("sha-256", digest("sha-256").digest(der));
  }

  /** Whether this is the fingerprint of that certificate. */
  public boolean matches(byte[] der) {
    return MessageDigest.isEqual(hash, digest(algorithm).digest(der));
  }

  @Override
  public byte[] hash() {
    return hash.clone();
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return switch (algorithm) {
        case "sha-256" -> MessageDigest.getInstance("SHA-256");
        case "sha-384" -> MessageDigest.getInstance("SHA-384");
        case "sha-512" -> MessageDigest.getInstance("SHA-512");
        default -> throw new IllegalArgumentException("the fingerprint's hash is not accepted");
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-2", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint f
        && algorithm.equals(f.algorithm)
        && MessageDigest.isEqual(hash, f.hash);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(hash);
  }

  /** As in {@code a=fingerprint}. */
  @Override
  public String toString() {
    return algorithm + " " + COLONS.formatHex(hash);
  }
}
