package io.ringroom.bench.peer;

import io.ringroom.media.rtp.Bytes;
import io.ringroom.media.transport.IceCredentials;
import io.ringroom.media.transport.StunMessage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes the check of a controlling peer that nominates at once (RFC 8445 section 7.2.2). */
final class BindingRequest {
  private static final int INTEGRITY_SIZE = 20;
  private static final long PRIORITY = 0x6E7F00FFL;

  private final byte[] bytes = new byte[256];
  private int length = StunMessage.HEADER;

  private BindingRequest() {}

  /**
   * @param server the asked side: its ufrag and password
   * @param ufrag the asking side's
   * @param number tells the answers apart
   */
  static byte[] of(IceCredentials server, String ufrag, long number) {
    BindingRequest request = new BindingRequest();
    byte[] bytes = request.bytes;
    Bytes.put16(bytes, 0, StunMessage.BINDING_REQUEST);
    Bytes.put32(bytes, 4, StunMessage.MAGIC_COOKIE);
    Bytes.put64(bytes, 12, number);
    request.attribute(
        StunMessage.USERNAME, (server.ufrag() + ":" + ufrag).getBytes(StandardCharsets.UTF_8));
    byte[] priority = new byte[4];
    Bytes.put32(priority, 0, PRIORITY);
    request.attribute(StunMessage.PRIORITY, priority);
    byte[] tieBreaker = new byte[8];
    Bytes.put64(tieBreaker, 0, number * 0x9E3779B97F4A7C15L);
    request.attribute(StunMessage.ICE_CONTROLLING, tieBreaker);
    request.attribute(StunMessage.USE_CANDIDATE, new byte[0]);
    request.integrity(server.password());
    request.fingerprint();
    return Arrays.copyOf(bytes, request.length);
  }

  private void attribute(int type, byte[] value) {
    Bytes.put16(bytes, length, type);
    Bytes.put16(bytes, length + 2, value.length);
    System.arraycopy(value, 0, bytes, length + 4, value.length);
    length += 4 + (value.length + 3) / 4 * 4;
  }

  private void integrity(String password) {
    Bytes.put16(bytes, 2, length + 4 + INTEGRITY_SIZE - StunMessage.HEADER);
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      mac.update(bytes, 0, length);
      attribute(StunMessage.MESSAGE_INTEGRITY, mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }

  private void fingerprint() {
    Bytes.put16(bytes, 2, length + 8 - StunMessage.HEADER);
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    byte[] value = new byte[4];
    Bytes.put32(value, 0, crc.getValue() ^ StunMessage.FINGERPRINT_XOR);
    attribute(StunMessage.FINGERPRINT, value);
  }
}
