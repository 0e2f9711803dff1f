package io.ringroom.http.auth;

import static io.ringroom.http.auth.Vectors.EXPIRE;
import static io.ringroom.http.auth.Vectors.KEY;
import static io.ringroom.http.auth.Vectors.KEYS;
import static io.ringroom.http.auth.Vectors.MADE;
import static io.ringroom.http.auth.Vectors.TENANT;
import static io.ringroom.http.auth.Vectors.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringroom.http.auth.UserSig.Invalid;
import io.ringroom.http.auth.UserSig.Result;
import io.ringroom.http.auth.UserSig.Valid;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSigTest {
  private static final Instant LATER = MADE.plusSeconds(10);
  private static final SecretKey OTHER_KEY = new SecretKey("0".repeat(64));

  private static Result verify(String token) {
    return UserSig.verify(TENANT, KEYS, USER, token, LATER);
  }

  private static Invalid invalid(Refusal reason) {
    return new Invalid(reason);
  }

  private static String signed(String user, long time, long expire) {
    return new SignedClaims(user, TENANT.value(), time, expire, null).sign(KEY);
  }

  private static String wrapped(String json) {
    return TokenText.wrap(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @Tag("row-38")
  @ValueSource(strings = {Vectors.PYTHON, Vectors.NODE, Vectors.UNCOMPRESSED})
  void the_tokens_of_the_official_libraries_are_valid_whatever_their_compression(String token) {
    assertThat(verify(token)).isEqualTo(new Valid(USER, MADE.plus(EXPIRE)));
  }

  @Test
  @Tag("row-38")
  void a_token_of_ours_has_the_signature_of_the_official_libraries() {
    String token = UserSig.make(TENANT, KEY, USER, EXPIRE, MADE);
    assertThat(SignedClaims.read(token).orElseThrow().sig())
        .isEqualTo("1Z5PngDjGaufeSiPoBuxdHY7EK3JTdAjMP93S4KvV3M=");
    assertThat(verify(token)).isEqualTo(new Valid(USER, MADE.plus(EXPIRE)));
  }

  @Test
  void a_token_is_valid_up_to_its_last_second_and_not_one_longer() {
    Instant last = Instant.ofEpochSecond(1615552000);
    assertThat(UserSig.verify(TENANT, KEYS, USER, Vectors.PYTHON, last)).isInstanceOf(Valid.class);
    assertThat(UserSig.verify(TENANT, KEYS, USER, Vectors.PYTHON, last.plusMillis(999)))
        .isInstanceOf(Valid.class);
    assertThat(UserSig.verify(TENANT, KEYS, USER, Vectors.PYTHON, last.plusSeconds(1)))
        .isEqualTo(invalid(Refusal.EXPIRED));
  }

  @Test
  void a_tenants_clock_may_be_300_seconds_ahead_and_no_more() {
    assertThat(UserSig.verify(TENANT, KEYS, USER, Vectors.NODE, MADE.minusSeconds(300)))
        .isInstanceOf(Valid.class);
    assertThat(UserSig.verify(TENANT, KEYS, USER, Vectors.NODE, MADE.minusSeconds(301)))
        .isEqualTo(invalid(Refusal.NOT_YET_VALID));
  }

  @Test
  void a_token_of_another_tenant_user_or_key_is_refused_by_that_reason() {
    TenantId other = new TenantId(1400000001);
    assertThat(UserSig.verify(other, KEYS, USER, Vectors.NODE, LATER))
        .isEqualTo(invalid(Refusal.APP_ID_MISMATCH));
    assertThat(UserSig.verify(TENANT, KEYS, new UserId("xiaojun2"), Vectors.NODE, LATER))
        .isEqualTo(invalid(Refusal.USER_MISMATCH));
    assertThat(UserSig.verify(TENANT, List.of(OTHER_KEY), USER, Vectors.NODE, LATER))
        .isEqualTo(invalid(Refusal.BAD_SIGNATURE));
    assertThat(UserSig.verify(TENANT, List.of(), USER, Vectors.NODE, LATER))
        .isEqualTo(invalid(Refusal.BAD_SIGNATURE));
  }

  @Test
  void while_keys_are_changed_tokens_of_either_are_valid() {
    assertThat(UserSig.verify(TENANT, List.of(OTHER_KEY, KEY), USER, Vectors.NODE, LATER))
        .isInstanceOf(Valid.class);
  }

  @Test
  void a_signature_moved_to_another_user_is_refused_for_both() {
    String forged = Vectors.MALLORY_WITH_THE_SIGNATURE_OF_XIAOJUN;
    assertThat(verify(forged)).isEqualTo(invalid(Refusal.BAD_SIGNATURE));
    assertThat(UserSig.verify(TENANT, KEYS, new UserId("mallory"), forged, LATER))
        .isEqualTo(invalid(Refusal.BAD_SIGNATURE));
  }

  @Test
  void a_room_permission_is_no_usersig() {
    assertThat(verify(Vectors.NUMBER_ROOM)).isEqualTo(invalid(Refusal.WRONG_KIND));
  }

  @Test
  void a_token_that_inflates_beyond_4096_bytes_is_refused() {
    assertThat(TokenText.unwrap(TokenText.wrap(new byte[4095]))).isPresent();
    assertThat(TokenText.unwrap(TokenText.wrap(new byte[10_000]))).isEmpty();
    String bomb = TokenText.wrap(new byte[10 * 1024 * 1024]);
    assertThat(bomb.length()).isGreaterThan(2048);
    assertThat(verify(bomb)).isEqualTo(invalid(Refusal.BAD_FORMAT));
    assertThat(verify(bomb.substring(0, 2048))).isEqualTo(invalid(Refusal.BAD_FORMAT));
  }

  @Test
  void bytes_after_the_compressed_stream_are_refused() {
    byte[] stream = Base64.getDecoder().decode(unmapped(Vectors.PYTHON));
    byte[] longer = Arrays.copyOf(stream, stream.length + 3);
    String token = mapped(Base64.getEncoder().encodeToString(longer));
    assertThat(verify(token)).isEqualTo(invalid(Refusal.BAD_FORMAT));
  }

  @Test
  void the_standard_alphabet_missing_padding_and_stray_bits_are_refused() {
    assertThat(verify(unmapped(Vectors.NODE))).isEqualTo(invalid(Refusal.BAD_FORMAT));
    assertThat(verify(Vectors.NODE.replace("_", ""))).isEqualTo(invalid(Refusal.BAD_FORMAT));
    assertThat(verify(Vectors.NODE.replace("uw__", "ux__"))).isEqualTo(invalid(Refusal.BAD_FORMAT));
  }

  @Test
  void times_that_are_no_whole_positive_numbers_are_refused() {
    for (String time : List.of("\"1600000000\"", "1.6e9", "null", "[]", "true", "1600000000.0")) {
      String json =
          "{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"xiaojun\",\"TLS.sdkappid\":1400000000,"
              + "\"TLS.time\":%s,\"TLS.expire\":100,\"TLS.sig\":\"x\"}";
      assertThat(verify(wrapped(json.formatted(time))))
          .as(time)
          .isEqualTo(invalid(Refusal.BAD_FORMAT));
    }
  }

  @Test
  void lives_that_overflow_are_negative_or_longer_than_180_days_are_refused() {
    long made = MADE.getEpochSecond();
    for (long expire : new long[] {Long.MAX_VALUE, -1, 0, 180 * 86_400 + 1}) {
      assertThat(verify(signed("xiaojun", made, expire))).isEqualTo(invalid(Refusal.BAD_LIFETIME));
    }
    assertThat(verify(signed("xiaojun", Long.MIN_VALUE, 1)))
        .isEqualTo(invalid(Refusal.BAD_LIFETIME));
    assertThat(verify(signed("xiaojun", Long.MAX_VALUE, 100)))
        .isEqualTo(invalid(Refusal.NOT_YET_VALID));
    assertThat(verify(signed("xiaojun", made, 180 * 86_400))).isInstanceOf(Valid.class);
  }

  @Test
  void a_token_is_made_only_for_a_life_that_verifies() {
    for (Duration life : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(181))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> UserSig.make(TENANT, KEY, USER, life, MADE));
    }
  }

  @Test
  void json_with_a_key_twice_another_version_or_no_json_is_refused() {
    String fields = "\"TLS.identifier\":\"xiaojun\",\"TLS.sdkappid\":1400000000,\"TLS.time\":1,";
    String rest = "\"TLS.expire\":1,\"TLS.sig\":\"x\"}";
    for (String json :
        List.of(
            "{\"TLS.ver\":\"2.0\",\"TLS.time\":1," + fields + rest,
            "{\"TLS.ver\":\"1.0\"," + fields + rest,
            "{" + fields + rest,
            "{\"TLS.ver\":\"2.0\"," + fields + rest + "x",
            "[]",
            "",
            "nonsense")) {
      assertThat(verify(wrapped(json))).as(json).isEqualTo(invalid(Refusal.BAD_FORMAT));
    }
  }

  @Test
  void a_key_is_never_printed_and_a_short_one_not_accepted() {
    assertThat(KEY.toString()).doesNotContain("5bd285");
    assertThatIllegalArgumentException().isThrownBy(() -> new SecretKey("secret"));
  }

  @Property(tries = 3000)
  void one_character_changed_is_refused_or_says_the_same(
      @ForAll @IntRange(max = 183) int at,
      @ForAll @CharRange(from = '!', to = '~') char character) {
    Assume.that(Vectors.PYTHON.charAt(at) != character);
    String mutated = Vectors.PYTHON.substring(0, at) + character + Vectors.PYTHON.substring(at + 1);
    sameOrRefused(mutated);
  }

  @Property(tries = 2000)
  void one_character_gone_or_doubled_is_refused_or_says_the_same(
      @ForAll @IntRange(max = 183) int at, @ForAll boolean gone) {
    String token = Vectors.NODE;
    sameOrRefused(token.substring(0, gone ? at : at + 1) + token.substring(gone ? at + 1 : at));
  }

  /** zlib has unused bits, so equal meaning is the most that can be asked of a changed text. */
  private static void sameOrRefused(String token) {
    Result result = verify(token);
    if (result instanceof Valid valid) {
      assertThat(valid).isEqualTo(new Valid(USER, MADE.plus(EXPIRE)));
    }
  }

  @Property(tries = 2000)
  void one_bit_of_the_signed_content_changed_is_always_refused(
      @ForAll @IntRange(max = 170) int at, @ForAll @IntRange(max = 7) int bit) {
    byte[] content = TokenText.unwrap(Vectors.UNCOMPRESSED).orElseThrow();
    Assume.that(at < content.length);
    content[at] ^= (byte) (1 << bit);
    assertThat(verify(TokenText.wrap(content))).isInstanceOf(Invalid.class);
  }

  @Property(tries = 2000)
  void no_text_and_no_bytes_make_the_check_fail(
      @ForAll String text, @ForAll @Size(max = 300) @ByteRange(min = -128) byte[] bytes) {
    assertThat(verify(text)).isInstanceOf(Invalid.class);
    assertThat(verify(TokenText.wrap(bytes))).isInstanceOf(Invalid.class);
    assertThat(verify(mapped(Base64.getEncoder().encodeToString(bytes))))
        .isInstanceOf(Invalid.class);
  }

  private static String mapped(String base64) {
    return base64.replace('+', '*').replace('/', '-').replace('=', '_');
  }

  private static String unmapped(String token) {
    return token.replace('*', '+').replace('-', '/').replace('_', '=');
  }
}
