package io.ringroom.http.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a message so that only one browser can read it: RFC 8291 on the content coding {@code
 * aes128gcm} of RFC 8188, in a single record.
 */
final class MessageEncryption {
  /** What a push service must carry, RFC 8030 section 7.2; longer messages may be refused. */
  static final int MOST_PLAIN_BYTES = 3993;

  static final int SALT_BYTES = 16;
  private static final int RECORD_SIZE = 4096;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;

  private MessageEncryption() {}

  /**
   * @param receiver the browser's key, {@code p256dh}
   * @param secret the browser's {@code auth}
   * @param sender made for this message alone
   * @param salt random, for this message alone
   */
  static byte[] encrypt(
      byte[] plain, ECPublicKey receiver, byte[] secret, KeyPair sender, byte[] salt)
      throws GeneralSecurityException {
    if (plain.length > MOST_PLAIN_BYTES) {
      throw new GeneralSecurityException("a push has at most " + MOST_PLAIN_BYTES + " bytes");
    }
    byte[] senderPoint = P256.bytes((ECPublicKey) sender.getPublic());
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(sender.getPrivate());
    agreement.doPhase(receiver, true);
    byte[] info = join(ascii("WebPush: info"), new byte[1], P256.bytes(receiver), senderPoint);
    byte[] ikm = hkdf(secret, agreement.generateSecret(), info, 32);
    byte[] key = hkdf(salt, ikm, join(ascii("Content-Encoding: aes128gcm"), new byte[1]), 16);
    byte[] nonce = hkdf(salt, ikm, join(ascii("Content-Encoding: nonce"), new byte[1]), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    byte[] sealed = cipher.doFinal(join(plain, new byte[] {LAST_RECORD}));
    byte[] head =
        ByteBuffer.allocate(SALT_BYTES + 5)
            .put(salt)
            .putInt(RECORD_SIZE)
            .put((byte) senderPoint.length)
            .array();
    return join(head, senderPoint, sealed);
  }

  /** RFC 5869 for outputs of at most one hash. */
  private static byte[] hkdf(byte[] salt, byte[] material, byte[] info, int length)
      throws GeneralSecurityException {
    byte[] key = hmac(salt, material);
    return Arrays.copyOf(hmac(key, join(info, new byte[] {1})), length);
  }

  private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(content);
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
