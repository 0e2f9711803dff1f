package io.ringroom.media.transport;

import io.ringroom.media.rtp.Bytes;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Writes the answers to binding requests, with MESSAGE-INTEGRITY and FINGERPRINT. */
public final class StunResponse {
  private static final int CAPACITY = 256;

  private final byte[] bytes = new byte[CAPACITY];
  private int length;

  private StunResponse(int type, byte[] transactionId) {
    Bytes.put16(bytes, 0, type);
    Bytes.put32(bytes, 4, StunMessage.MAGIC_COOKIE);
    System.arraycopy(transactionId, 0, bytes, 8, transactionId.length);
    length = StunMessage.HEADER;
  }

  /** Tells the asker under which address we see him. */
  public static byte[] success(StunMessage request, InetSocketAddress from, String password) {
    StunResponse response = new StunResponse(StunMessage.BINDING_RESPONSE, request.transactionId());
    response.mappedAddress(from);
    return response.finish(password);
  }

  /**
   * 487: we are ICE-lite and always controlled, he thinks he is controlled too (RFC 8445 7.3.1.1).
   */
  public static byte[] roleConflict(StunMessage request, String password) {
    return error(request, 487, "Role Conflict", new int[0], password);
  }

  /** 420, naming the attributes. */
  public static byte[] unknownAttributes(StunMessage request, String password) {
    return error(request, 420, "Unknown Attribute", request.unknownRequired(), password);
  }

  private static byte[] error(
      StunMessage request, int code, String reason, int[] unknown, String password) {
    StunResponse response = new StunResponse(StunMessage.BINDING_ERROR, request.transactionId());
    byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
    byte[] value = new byte[4 + text.length];
    value[2] = (byte) (code / 100);
    value[3] = (byte) (code % 100);
    System.arraycopy(text, 0, value, 4, text.length);
    response.attribute(StunMessage.ERROR_CODE, value);
    if (unknown.length > 0) {
      int named = Math.min(unknown.length, 16);
      byte[] types = new byte[2 * named];
      for (int i = 0; i < named; i++) {
        Bytes.put16(types, 2 * i, unknown[i]);
      }
      response.attribute(StunMessage.UNKNOWN_ATTRIBUTES, types);
    }
    return response.finish(password);
  }

  private void mappedAddress(InetSocketAddress from) {
    byte[] ip = from.getAddress().getAddress();
    byte[] value = new byte[4 + ip.length];
    value[1] = (byte) (ip.length == 4 ? 1 : 2);
    Bytes.put16(value, 2, from.getPort() ^ StunMessage.MAGIC_COOKIE >>> 16);
    for (int i = 0; i < ip.length; i++) {
      // The mask is the cookie followed by the transaction id: bytes 4 to 19 of the header.
      value[4 + i] = (byte) (ip[i] ^ bytes[4 + i]);
    }
    attribute(StunMessage.XOR_MAPPED_ADDRESS, value);
  }

  private void attribute(int type, byte[] value) {
    Bytes.put16(bytes, length, type);
    Bytes.put16(bytes, length + 2, value.length);
    System.arraycopy(value, 0, bytes, length + 4, value.length);
    length += 4 + (value.length + 3) / 4 * 4;
  }

  private byte[] finish(String password) {
    Bytes.put16(bytes, 2, length + 4 + StunIntegrity.SIZE - StunMessage.HEADER);
    attribute(StunMessage.MESSAGE_INTEGRITY, StunIntegrity.of(password, bytes, length));
    Bytes.put16(bytes, 2, length + 8 - StunMessage.HEADER);
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    byte[] fingerprint = new byte[4];
    Bytes.put32(fingerprint, 0, crc.getValue() ^ StunMessage.FINGERPRINT_XOR);
    attribute(StunMessage.FINGERPRINT, fingerprint);
    return Arrays.copyOf(bytes, length);
  }
}
