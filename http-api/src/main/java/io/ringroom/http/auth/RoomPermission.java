package io.ringroom.http.auth;

import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What a user may do in one room, in the binary form TLSSigAPIv2 signs (network byte order): {@code
 * version u8 | length u16, account | sdkAppId u32 | room u32 | expireAt u32 | privileges u32 |
 * accountType u32 [| length u16, room text]}.
 *
 * @param expiresAt the last second at which it holds, before the year 2106
 * @param privileges a sum of the bits below
 */
public record RoomPermission(
    UserId user, TenantId tenant, Room room, Instant expiresAt, int privileges) {
  public static final int CREATE_ROOM = 1;
  public static final int ENTER_ROOM = 2;
  public static final int SEND_AUDIO = 4;
  public static final int RECEIVE_AUDIO = 8;
  public static final int SEND_VIDEO = 16;
  public static final int RECEIVE_VIDEO = 32;
  public static final int SEND_SCREEN = 64;
  public static final int RECEIVE_SCREEN = 128;

  private static final byte NUMBER_ROOM = 0;
  private static final byte TEXT_ROOM = 1;

  /** Which room. */
  public sealed interface Room {
    /** Whether the room that clients call by this id is meant; a number is its decimal digits. */
    default boolean is(RoomId room) {
      return this instanceof NumberRoom numbered
          ? room.value().equals(Long.toString(numbered.number()))
          : room.value().equals(((TextRoom) this).name());
    }
  }

  /** A room named by an unsigned 32-bit number. */
  public record NumberRoom(long number) implements Room {

    /**
     * @throws IllegalArgumentException when the number is not in 1..2^32-1
     */
    public NumberRoom {
      if (number < 1 || number > 0xFFFF_FFFFL) {
        throw new IllegalArgumentException("not a room number, it must be 1 to 4294967295");
      }
    }
  }

  /** A room named by a text. */
  public record TextRoom(String name) implements Room {

    /**
     * @throws IllegalArgumentException when the name is empty or longer than 128 bytes
     */
    public TextRoom {
      int length = name.getBytes(StandardCharsets.UTF_8).length;
      if (length < 1 || length > 128) {
        throw new IllegalArgumentException("not a room name, it must have 1 to 128 bytes");
      }
    }
  }

  byte[] encode() {
    byte[] account = user.value().getBytes(StandardCharsets.UTF_8);
    byte[] name =
        room instanceof TextRoom text ? text.name().getBytes(StandardCharsets.UTF_8) : null;
    long number = room instanceof NumberRoom numbered ? numbered.number() : 0;
    ByteBuffer buffer =
        ByteBuffer.allocate(1 + 2 + account.length + 20 + (name == null ? 0 : 2 + name.length));
    buffer.put(name == null ? NUMBER_ROOM : TEXT_ROOM);
    buffer.putShort((short) account.length).put(account);
    buffer.putInt((int) tenant.value()).putInt((int) number);
    buffer.putInt((int) expiresAt.getEpochSecond()).putInt(privileges).putInt(0);
    if (name != null) {
      buffer.putShort((short) name.length).put(name);
    }
    return buffer.array();
  }

  static Optional<RoomPermission> decode(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      byte version = buffer.get();
      String account = text(buffer);
      long sdkAppId = unsigned(buffer);
      long number = unsigned(buffer);
      Instant expiresAt = Instant.ofEpochSecond(unsigned(buffer));
      int privileges = buffer.getInt();
      buffer.getInt();
      if (version != NUMBER_ROOM && version != TEXT_ROOM) {
        return Optional.empty();
      }
      Room room = version == TEXT_ROOM ? new TextRoom(text(buffer)) : new NumberRoom(number);
      return buffer.hasRemaining()
          ? Optional.empty()
          : Optional.of(
              new RoomPermission(
                  new UserId(account), new TenantId(sdkAppId), room, expiresAt, privileges));
    } catch (BufferUnderflowException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static String text(ByteBuffer buffer) {
    byte[] bytes = new byte[Short.toUnsignedInt(buffer.getShort())];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static long unsigned(ByteBuffer buffer) {
    return Integer.toUnsignedLong(buffer.getInt());
  }
}
