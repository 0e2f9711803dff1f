package io.ringroom.http.auth;

import static io.ringroom.http.auth.Vectors.EXPIRE;
import static io.ringroom.http.auth.Vectors.KEY;
import static io.ringroom.http.auth.Vectors.KEYS;
import static io.ringroom.http.auth.Vectors.MADE;
import static io.ringroom.http.auth.Vectors.TENANT;
import static io.ringroom.http.auth.Vectors.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.http.auth.PrivateMapKey.Invalid;
import io.ringroom.http.auth.PrivateMapKey.Result;
import io.ringroom.http.auth.PrivateMapKey.Valid;
import io.ringroom.http.auth.RoomPermission.NumberRoom;
import io.ringroom.http.auth.RoomPermission.Room;
import io.ringroom.http.auth.RoomPermission.TextRoom;
import io.ringroom.id.UserId;
import java.util.Base64;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PrivateMapKeyTest {
  private static final int ALL = 255;

  private static Result verify(String token) {
    return PrivateMapKey.verify(TENANT, KEYS, USER, token, MADE);
  }

  private static Valid valid(Room room) {
    return new Valid(
        new RoomPermission(USER, TENANT, room, MADE.plus(EXPIRE), ALL), MADE.plus(EXPIRE));
  }

  @Test
  void the_tokens_of_the_official_libraries_are_valid() {
    assertThat(verify(Vectors.NUMBER_ROOM)).isEqualTo(valid(new NumberRoom(10000)));
    assertThat(verify(Vectors.TEXT_ROOM)).isEqualTo(valid(new TextRoom("1000000040")));
  }

  @Test
  void a_permission_has_the_bytes_and_the_signature_of_the_official_libraries() {
    RoomPermission number =
        new RoomPermission(USER, TENANT, new NumberRoom(10000), MADE.plus(EXPIRE), ALL);
    assertThat(HexFormat.of().formatHex(number.encode()))
        .isEqualTo("0000077869616f6a756e53724e0000002710604b5e00000000ff00000000");
    assertThat(Base64.getEncoder().encodeToString(number.encode()))
        .isEqualTo("AAAHeGlhb2p1blNyTgAAACcQYEteAAAAAP8AAAAA");
    RoomPermission text =
        new RoomPermission(USER, TENANT, new TextRoom("1000000040"), MADE.plus(EXPIRE), ALL);
    assertThat(HexFormat.of().formatHex(text.encode()))
        .isEqualTo(
            "0100077869616f6a756e53724e0000000000604b5e00000000ff00000000000a31303030303030303430");
    assertThat(signature(new NumberRoom(10000)))
        .isEqualTo("QQY8WpPtnz7YZSG2peQjkXFqylqgPMeZmrrJaErpMxE=");
    assertThat(signature(new TextRoom("1000000040")))
        .isEqualTo("1CVt79k9P5/pnAI4y5fz14txctf3i09bFd58bE17vNY=");
  }

  private static String signature(Room room) {
    String token = PrivateMapKey.make(TENANT, KEY, USER, room, ALL, EXPIRE, MADE);
    assertThat(verify(token)).isEqualTo(valid(room));
    return SignedClaims.read(token).orElseThrow().sig();
  }

  @Test
  void a_usersig_is_no_room_permission() {
    assertThat(verify(Vectors.NODE)).isEqualTo(new Invalid(Refusal.WRONG_KIND));
  }

  @Test
  void a_permission_of_somebody_else_inside_a_token_of_ones_own_is_refused() {
    byte[] mallorys =
        new RoomPermission(new UserId("mallory"), TENANT, new NumberRoom(1), MADE.plus(EXPIRE), ALL)
            .encode();
    String token =
        new SignedClaims(
                USER.value(),
                TENANT.value(),
                MADE.getEpochSecond(),
                EXPIRE.toSeconds(),
                Base64.getEncoder().encodeToString(mallorys))
            .sign(KEY);
    assertThat(verify(token)).isEqualTo(new Invalid(Refusal.USER_MISMATCH));
  }

  @Test
  void a_permission_ends_with_its_last_second() {
    assertThat(PrivateMapKey.verify(TENANT, KEYS, USER, Vectors.NUMBER_ROOM, MADE.plus(EXPIRE)))
        .isInstanceOf(Valid.class);
    assertThat(
            PrivateMapKey.verify(
                TENANT, KEYS, USER, Vectors.NUMBER_ROOM, MADE.plus(EXPIRE).plusSeconds(1)))
        .isEqualTo(new Invalid(Refusal.EXPIRED));
  }

  @Property(tries = 2000)
  void no_bytes_make_the_decoder_fail(@ForAll @Size(max = 60) byte[] bytes) {
    RoomPermission.decode(bytes)
        .ifPresent(permission -> assertThat(permission.user().value()).isNotEmpty());
  }
}
