package io.ringroom.media.transport;

import io.ringroom.media.rtp.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A received STUN message (RFC 5389 section 6), read in place. Only messages that are whole, with
 * every attribute inside, are made.
 */
public final class StunMessage {
  public static final int HEADER = 20;
  public static final int MAGIC_COOKIE = 0x2112A442;
  public static final int FINGERPRINT_XOR = 0x5354554E;

  public static final int BINDING_REQUEST = 0x0001;
  public static final int BINDING_RESPONSE = 0x0101;
  public static final int BINDING_ERROR = 0x0111;

  public static final int USERNAME = 0x0006;
  public static final int MESSAGE_INTEGRITY = 0x0008;
  public static final int ERROR_CODE = 0x0009;
  public static final int UNKNOWN_ATTRIBUTES = 0x000A;
  public static final int XOR_MAPPED_ADDRESS = 0x0020;
  public static final int PRIORITY = 0x0024;
  public static final int USE_CANDIDATE = 0x0025;
  public static final int FINGERPRINT = 0x8028;
  public static final int ICE_CONTROLLED = 0x8029;
  public static final int ICE_CONTROLLING = 0x802A;

  private final byte[] bytes;
  private final int offset;
  private final int length;

  private StunMessage(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  /** Empty for anything that is not a whole STUN message. Never throws. */
  public static Optional<StunMessage> read(byte[] bytes, int offset, int length) {
    boolean header =
        length >= HEADER
            && (bytes[offset] & 0xC0) == 0
            && length % 4 == 0
            && Bytes.u16(bytes, offset + 2) == length - HEADER
            && Bytes.u32(bytes, offset + 4) == MAGIC_COOKIE;
    if (!header) {
      return Optional.empty();
    }
    int at = offset + HEADER;
    while (at < offset + length) {
      int next = at + 4 + padded(Bytes.u16(bytes, at + 2));
      if (next > offset + length) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(new StunMessage(bytes, offset, length));
  }

  private static int padded(int size) {
    return (size + 3) & ~3;
  }

  public int type() {
    return Bytes.u16(bytes, offset);
  }

  byte[] transactionId() {
    return java.util.Arrays.copyOfRange(bytes, offset + 8, offset + HEADER);
  }

  /**
   * Index of the first attribute of this type, at its type field; −1 when absent. What follows
   * MESSAGE-INTEGRITY is not covered by it and, but for FINGERPRINT, not seen (RFC 5389 15.4).
   */
  int find(int type) {
    int at = offset + HEADER;
    boolean covered = true;
    while (at < offset + length) {
      int found = Bytes.u16(bytes, at);
      if (found == type && (covered || type == FINGERPRINT)) {
        return at;
      }
      covered &= found != MESSAGE_INTEGRITY;
      at += 4 + padded(Bytes.u16(bytes, at + 2));
    }
    return -1;
  }

  public boolean has(int type) {
    return find(type) >= 0;
  }

  /** The attribute's value as UTF-8 text; empty when absent. */
  public String text(int type) {
    int at = find(type);
    return at < 0
        ? ""
        : new String(bytes, at + 4, Bytes.u16(bytes, at + 2), StandardCharsets.UTF_8);
  }

  /** The attributes we do not know but must understand to answer (types below 0x8000). */
  int[] unknownRequired() {
    int[] unknown = new int[(length - HEADER) / 4];
    int count = 0;
    int at = offset + HEADER;
    while (at < offset + length) {
      int type = Bytes.u16(bytes, at);
      if (type < 0x8000 && !isKnown(type)) {
        unknown[count++] = type;
      }
      at += 4 + padded(Bytes.u16(bytes, at + 2));
    }
    return java.util.Arrays.copyOf(unknown, count);
  }

  private static boolean isKnown(int type) {
    return switch (type) {
      case USERNAME, MESSAGE_INTEGRITY, PRIORITY, USE_CANDIDATE, XOR_MAPPED_ADDRESS, ERROR_CODE ->
          true;
      default -> false;
    };
  }

  /** Whether the message ends with a right FINGERPRINT. */
  public boolean fingerprintIsRight() {
    int at = find(FINGERPRINT);
    if (at < 0 || Bytes.u16(bytes, at + 2) != 4 || at + 8 != offset + length) {
      return false;
    }
    CRC32 crc = new CRC32();
    crc.update(bytes, offset, at - offset);
    return (crc.getValue() ^ FINGERPRINT_XOR) == Bytes.u32(bytes, at + 4);
  }

  /** Whether MESSAGE-INTEGRITY was made with this short-term password. */
  public boolean integrityIsRight(String password) {
    int at = find(MESSAGE_INTEGRITY);
    if (at < 0 || Bytes.u16(bytes, at + 2) != StunIntegrity.SIZE) {
      return false;
    }
    byte[] covered = java.util.Arrays.copyOfRange(bytes, offset, at);
    Bytes.put16(covered, 2, at - offset + 4 + StunIntegrity.SIZE - HEADER);
    byte[] given = java.util.Arrays.copyOfRange(bytes, at + 4, at + 4 + StunIntegrity.SIZE);
    return java.security.MessageDigest.isEqual(
        StunIntegrity.of(password, covered, covered.length), given);
  }
}
