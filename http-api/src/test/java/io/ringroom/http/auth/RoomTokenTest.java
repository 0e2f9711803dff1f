package io.ringroom.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.ringroom.domain.conference.Pass;
import io.ringroom.domain.room.Rights;
import io.ringroom.http.auth.RoomToken.Invalid;
import io.ringroom.http.auth.RoomToken.Result;
import io.ringroom.http.auth.RoomToken.Valid;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RoomTokenTest {
  private static final TenantId TENANT = Vectors.TENANT;
  private static final UserId ANN = new UserId("ann");
  private static final RoomId ROOM = new RoomId("lesson-7");
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final SecretKey OTHER_KEY = new SecretKey("0".repeat(64));
  private static final Issuer ISSUER =
      new Issuer(TENANT, Vectors.KEYS, Issuer.usualAppId(TENANT), Duration.ofDays(1));

  /** Made by the official Java class with these inputs; its user id has spaces, ours may not. */
  private static final String VOLCENGINE =
      "001123456781234567812345678QwB4VjQSABBeXxAeXl8IAG5ldyByb29tCwBuZXcgdXNlciBpZAUAAAAQHl5fAQAQHl5fAgAQHl5fAwAQHl5fBAAAAAAAIAAKaLWn6oG4L2Bz5vlGYQgxRUKnNXWFKi5b/gE792p5RQ==";

  private static Result verify(String token) {
    return RoomToken.verify(ISSUER, ANN, ROOM, token, NOW);
  }

  private static Invalid invalid(Refusal why) {
    return new Invalid(why);
  }

  private static String key(RoomPermission.Room room, int bits) {
    return PrivateMapKey.make(TENANT, Vectors.KEY, ANN, room, bits, HOUR, NOW);
  }

  @Test
  @Tag("row-39")
  void all_three_forms_say_who_may_do_what_and_until_when() {
    Pass pass = new Pass(new Rights(42), NOW.plus(HOUR).plusSeconds(1));
    String web = WebToken.room(TENANT, Vectors.KEY, ANN, ROOM, 42, HOUR, NOW);

    assertThat(verify(key(new RoomPermission.TextRoom("lesson-7"), 42))).isEqualTo(new Valid(pass));
    assertThat(verify(web)).isEqualTo(new Valid(pass));
    int listener =
        Rights.CREATE
            | Rights.ENTER
            | Rights.RECEIVE_AUDIO
            | Rights.RECEIVE_VIDEO
            | Rights.RECEIVE_SCREEN;
    assertThat(verify(accessToken(AccessToken.SUBSCRIBE)))
        .isEqualTo(new Valid(new Pass(new Rights(listener), NOW.plus(HOUR).plusSeconds(1))));
  }

  @Test
  @Tag("row-39")
  void a_room_that_is_a_number_is_the_room_of_its_digits() {
    RoomPermission.Room number = new RoomPermission.NumberRoom(10000);

    assertThat(RoomToken.verify(ISSUER, ANN, new RoomId("10000"), key(number, 255), NOW))
        .isInstanceOf(Valid.class);
    assertThat(verify(key(number, 255))).isEqualTo(invalid(Refusal.ROOM_MISMATCH));
  }

  @Test
  void an_access_token_of_ours_is_that_of_the_official_class() {
    TreeMap<Integer, Long> privileges = new TreeMap<>();
    for (int privilege = 0; privilege < 4; privilege++) {
      privileges.put(privilege, 1_600_003_600L);
    }
    privileges.put(AccessToken.SUBSCRIBE, 0L);
    AccessToken.Claims claims =
        new AccessToken.Claims(
            0x12345678, 1_600_000_000, 1_600_003_600, "new room", "new user id", privileges);

    assertThat(AccessToken.make("123456781234567812345678", SecretKey.ofVector("app key"), claims))
        .isEqualTo(VOLCENGINE);
  }

  @Test
  void an_access_token_of_another_app_user_room_or_key_is_refused_by_that_reason() {
    String token = accessToken(AccessToken.PUBLISH);

    assertThat(verify(VOLCENGINE)).isEqualTo(invalid(Refusal.APP_ID_MISMATCH));
    assertThat(RoomToken.verify(ISSUER, new UserId("eve"), ROOM, token, NOW))
        .isEqualTo(invalid(Refusal.USER_MISMATCH));
    assertThat(RoomToken.verify(ISSUER, ANN, new RoomId("other"), token, NOW))
        .isEqualTo(invalid(Refusal.ROOM_MISMATCH));
    assertThat(RoomToken.verify(of(OTHER_KEY), ANN, ROOM, token, NOW))
        .isEqualTo(invalid(Refusal.BAD_SIGNATURE));
    assertThat(RoomToken.verify(ISSUER, ANN, ROOM, token, NOW.plus(HOUR).plusSeconds(1)))
        .isEqualTo(invalid(Refusal.EXPIRED));
    assertThat(verify(token + "AAAA")).isEqualTo(invalid(Refusal.BAD_FORMAT));
    assertThat(verify("001")).isEqualTo(invalid(Refusal.BAD_FORMAT));
  }

  @Property(tries = 2000)
  void one_character_of_an_access_token_changed_is_refused(
      @ForAll @IntRange(min = 27, max = 150) int at, @ForAll char character) {
    String token = accessToken(AccessToken.PUBLISH);
    if (at < token.length() && token.charAt(at) != character) {
      assertThat(verify(token.substring(0, at) + character + token.substring(at + 1)))
          .isInstanceOf(Invalid.class);
    }
  }

  @Test
  @Tag("row-38")
  void a_web_token_logs_in_and_one_for_a_room_does_not() {
    String login = WebToken.login(TENANT, Vectors.KEY, ANN, HOUR, NOW);
    String room = WebToken.room(TENANT, Vectors.KEY, ANN, ROOM, 255, HOUR, NOW);

    assertThat(LoginToken.verify(ISSUER, ANN, login, NOW))
        .isEqualTo(new UserSig.Valid(ANN, NOW.plus(HOUR)));
    assertThat(LoginToken.verify(ISSUER, ANN, room, NOW))
        .isEqualTo(new UserSig.Invalid(Refusal.WRONG_KIND));
    assertThat(verify(login)).isEqualTo(invalid(Refusal.WRONG_KIND));
  }

  @Test
  @Tag("row-38")
  void no_other_algorithm_than_hs256_is_accepted_and_none_least_of_all() throws Exception {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject("ann")
            .claim("sdkAppID", TENANT.value())
            .issueTime(Date.from(NOW))
            .expirationTime(Date.from(NOW.plus(HOUR)))
            .build();
    byte[] key = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e".getBytes();
    SignedJWT hs512 = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims);
    hs512.sign(new MACSigner(key));
    String header = "eyJhbGciOiJSUzI1NiJ9"; // {"alg":"RS256"}
    String[] parts = WebToken.login(TENANT, Vectors.KEY, ANN, HOUR, NOW).split("\\.");

    for (String token :
        List.of(
            new PlainJWT(claims).serialize(),
            hs512.serialize(),
            header + "." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            "..",
            "a.b.c",
            ".".repeat(3000))) {
      assertThat(LoginToken.verify(ISSUER, ANN, token, NOW))
          .as(token)
          .isEqualTo(new UserSig.Invalid(Refusal.BAD_FORMAT));
    }
  }

  @Test
  @Tag("row-41")
  void a_token_of_one_tenant_is_refused_by_every_other_in_all_forms() {
    TenantId otherTenant = new TenantId(1400000001);
    Issuer other =
        new Issuer(otherTenant, List.of(OTHER_KEY), Issuer.usualAppId(otherTenant), HOUR);
    // Even if both had the same key.
    Issuer sameKey = new Issuer(otherTenant, Vectors.KEYS, Issuer.usualAppId(otherTenant), HOUR);

    for (String token :
        List.of(
            key(new RoomPermission.TextRoom("lesson-7"), 255),
            WebToken.room(TENANT, Vectors.KEY, ANN, ROOM, 255, HOUR, NOW),
            accessToken(AccessToken.PUBLISH))) {
      assertThat(RoomToken.verify(other, ANN, ROOM, token, NOW)).isInstanceOf(Invalid.class);
      assertThat(RoomToken.verify(sameKey, ANN, ROOM, token, NOW))
          .isEqualTo(invalid(Refusal.APP_ID_MISMATCH));
    }
  }

  @Test
  void a_token_that_lives_longer_than_its_tenant_lets_it_is_refused_in_all_forms() {
    Duration days = Duration.ofDays(2);
    assertThat(
            verify(
                PrivateMapKey.make(
                    TENANT,
                    Vectors.KEY,
                    ANN,
                    new RoomPermission.TextRoom("lesson-7"),
                    255,
                    days,
                    NOW)))
        .isEqualTo(invalid(Refusal.BAD_LIFETIME));
    assertThat(verify(WebToken.room(TENANT, Vectors.KEY, ANN, ROOM, 255, days, NOW)))
        .isEqualTo(invalid(Refusal.BAD_LIFETIME));
    String login = UserSig.make(TENANT, Vectors.KEY, ANN, days, NOW);
    assertThat(LoginToken.verify(ISSUER, ANN, login, NOW))
        .isEqualTo(new UserSig.Invalid(Refusal.BAD_LIFETIME));
  }

  @Test
  void while_keys_are_changed_room_tokens_of_either_are_valid() {
    Issuer both =
        new Issuer(
            TENANT, List.of(OTHER_KEY, Vectors.KEY), Issuer.usualAppId(TENANT), Duration.ofDays(1));
    for (SecretKey key : both.keys()) {
      String token = WebToken.room(TENANT, key, ANN, ROOM, 255, HOUR, NOW);
      assertThat(RoomToken.verify(both, ANN, ROOM, token, NOW)).isInstanceOf(Valid.class);
    }
  }

  @Property(tries = 2000)
  void no_text_makes_the_check_fail(@ForAll String text) {
    assertThat(verify(text)).isInstanceOf(Invalid.class);
    assertThat(verify("001" + Issuer.usualAppId(TENANT) + text)).isInstanceOf(Invalid.class);
    assertThat(verify(text + "." + text)).isInstanceOf(Invalid.class);
  }

  private static Issuer of(SecretKey key) {
    return new Issuer(TENANT, List.of(key), Issuer.usualAppId(TENANT), Duration.ofDays(1));
  }

  private static String accessToken(int privilege) {
    long end = NOW.plus(HOUR).getEpochSecond();
    TreeMap<Integer, Long> privileges = new TreeMap<>();
    privileges.put(privilege, end);
    AccessToken.Claims claims =
        new AccessToken.Claims(7, NOW.getEpochSecond(), end, "lesson-7", "ann", privileges);
    return AccessToken.make(Issuer.usualAppId(TENANT), Vectors.KEY, claims);
  }
}
