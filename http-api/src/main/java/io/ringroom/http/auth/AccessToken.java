package io.ringroom.http.auth;

import io.ringroom.domain.conference.Pass;
import io.ringroom.domain.room.Rights;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Volcengine RTC's AccessToken, so that servers written for it need not be changed: {@code "001" |
 * AppID | base64(message, signature)}, little endian; the message holds nonce, issue and end, room,
 * user and privileges, the signature is HMAC-SHA256 of it.
 *
 * <p>A privilege may end before the token; here the stay then ends as a whole, after the usual
 * warning. A token without an end lives as long as its tenant lets tokens live.
 */
public final class AccessToken {
  static final String VERSION = "001";
  static final int PUBLISH = 0;
  static final int PUBLISH_AUDIO = 1;
  static final int PUBLISH_VIDEO = 2;
  static final int PUBLISH_DATA = 3;
  static final int SUBSCRIBE = 4;
  private static final int APP_ID_CHARS = 24;
  private static final int MAX_CHARS = 2048;

  /** There are five. */
  private static final int MAX_PRIVILEGES = 16;

  private AccessToken() {}

  /**
   * What such a token says.
   *
   * @param issuedAt Unix seconds, as {@code expireAt}
   * @param expireAt 0 for never
   * @param privileges each with its end in Unix seconds, 0 for that of the token
   */
  record Claims(
      int nonce,
      long issuedAt,
      long expireAt,
      String room,
      String user,
      SortedMap<Integer, Long> privileges) {

    byte[] encode() {
      byte[] roomBytes = room.getBytes(StandardCharsets.UTF_8);
      byte[] userBytes = user.getBytes(StandardCharsets.UTF_8);
      ByteBuffer buffer =
          ByteBuffer.allocate(18 + roomBytes.length + userBytes.length + 6 * privileges.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      buffer.putInt(nonce).putInt((int) issuedAt).putInt((int) expireAt);
      buffer.putShort((short) roomBytes.length).put(roomBytes);
      buffer.putShort((short) userBytes.length).put(userBytes);
      buffer.putShort((short) privileges.size());
      privileges.forEach(
          (privilege, end) -> buffer.putShort(privilege.shortValue()).putInt((int) (long) end));
      return buffer.array();
    }
  }

  /** Makes a token. */
  static String make(String appId, SecretKey key, Claims claims) {
    byte[] message = claims.encode();
    byte[] signature = key.hmac(message);
    ByteBuffer content =
        ByteBuffer.allocate(4 + message.length + signature.length).order(ByteOrder.LITTLE_ENDIAN);
    content.putShort((short) message.length).put(message);
    content.putShort((short) signature.length).put(signature);
    return VERSION + appId + Base64.getEncoder().encodeToString(content.array());
  }

  static RoomToken.Result verify(
      Issuer issuer, UserId user, RoomId room, String token, Instant now) {
    if (token.length() > MAX_CHARS || token.length() < VERSION.length() + APP_ID_CHARS) {
      return new RoomToken.Invalid(Refusal.BAD_FORMAT);
    }
    int start = VERSION.length() + APP_ID_CHARS;
    if (!token.substring(VERSION.length(), start).equals(issuer.appId())) {
      return new RoomToken.Invalid(Refusal.APP_ID_MISMATCH);
    }
    Optional<Parts> parts = parts(token.substring(start));
    if (parts.isEmpty()) {
      return new RoomToken.Invalid(Refusal.BAD_FORMAT);
    }
    if (issuer.keys().stream().noneMatch(parts.get()::by)) {
      return new RoomToken.Invalid(Refusal.BAD_SIGNATURE);
    }
    return parts
        .flatMap(signed -> claims(signed.message()))
        .map(claims -> judge(issuer, user, room, claims, now))
        .orElseGet(() -> new RoomToken.Invalid(Refusal.BAD_FORMAT));
  }

  private static RoomToken.Result judge(
      Issuer issuer, UserId user, RoomId room, Claims claims, Instant now) {
    if (!claims.user().equals(user.value())) {
      return new RoomToken.Invalid(Refusal.USER_MISMATCH);
    }
    if (!claims.room().equals(room.value())) {
      return new RoomToken.Invalid(Refusal.ROOM_MISMATCH);
    }
    Duration longest = issuer.longestLife();
    long end = claims.expireAt() == 0 ? claims.issuedAt() + longest.toSeconds() : claims.expireAt();
    Optional<Refusal> refusal = Validity.refusal(claims.issuedAt(), end, longest, now);
    if (refusal.isPresent()) {
      return new RoomToken.Invalid(refusal.get());
    }
    return new RoomToken.Valid(pass(claims.privileges(), end, now));
  }

  private static Pass pass(Map<Integer, Long> privileges, long tokenEnd, Instant now) {
    int rights = Rights.CREATE | Rights.ENTER;
    long end = tokenEnd;
    for (Map.Entry<Integer, Long> one : privileges.entrySet()) {
      int bits = bits(one.getKey());
      long its = one.getValue() == 0 ? tokenEnd : one.getValue();
      if (bits != 0 && its >= now.getEpochSecond()) {
        rights |= bits;
        end = Math.min(end, its);
      }
    }
    return new Pass(new Rights(rights), Instant.ofEpochSecond(end + 1));
  }

  private static int bits(int privilege) {
    return switch (privilege) {
      case PUBLISH -> Rights.SEND_AUDIO | Rights.SEND_VIDEO | Rights.SEND_SCREEN;
      case PUBLISH_AUDIO -> Rights.SEND_AUDIO;
      case PUBLISH_VIDEO -> Rights.SEND_VIDEO | Rights.SEND_SCREEN;
      case SUBSCRIBE -> Rights.RECEIVE_AUDIO | Rights.RECEIVE_VIDEO | Rights.RECEIVE_SCREEN;
      default -> 0;
    };
  }

  private record Parts(byte[] message, byte[] signature) {
    boolean by(SecretKey key) {
      return MessageDigest.isEqual(key.hmac(message), signature);
    }
  }

  private static Optional<Parts> parts(String base64) {
    try {
      ByteBuffer content =
          ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
      Parts parts = new Parts(bytes(content), bytes(content));
      return content.hasRemaining() ? Optional.empty() : Optional.of(parts);
    } catch (IllegalArgumentException | BufferUnderflowException notOurs) {
      return Optional.empty();
    }
  }

  private static Optional<Claims> claims(byte[] message) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
      int nonce = buffer.getInt();
      long issuedAt = unsigned(buffer);
      long expireAt = unsigned(buffer);
      String room = new String(bytes(buffer), StandardCharsets.UTF_8);
      String user = new String(bytes(buffer), StandardCharsets.UTF_8);
      int count = Short.toUnsignedInt(buffer.getShort());
      SortedMap<Integer, Long> privileges = new TreeMap<>();
      for (int i = 0; i < count && i < MAX_PRIVILEGES; i++) {
        privileges.put(Short.toUnsignedInt(buffer.getShort()), unsigned(buffer));
      }
      return buffer.hasRemaining()
          ? Optional.empty()
          : Optional.of(new Claims(nonce, issuedAt, expireAt, room, user, privileges));
    } catch (BufferUnderflowException notOurs) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[Short.toUnsignedInt(buffer.getShort())];
    buffer.get(bytes);
    return bytes;
  }

  private static long unsigned(ByteBuffer buffer) {
    return Integer.toUnsignedLong(buffer.getInt());
  }
}
