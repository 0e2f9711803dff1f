package io.ringroom.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringroom.http.auth.SecretKey;
import io.ringroom.http.auth.Tenants;
import io.ringroom.http.auth.UserSig;
import io.ringroom.http.route.TokenDesk.Given;
import io.ringroom.http.route.TokenDesk.Refused;
import io.ringroom.http.route.TokenDesk.Result;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokenDeskTest {
  private static final TenantId FIRST = new TenantId(1400000000);
  private static final TenantId SECOND = new TenantId(1400000001);
  private static final String NEW_KEY = "n".repeat(64);
  private static final String OLD_KEY = "o".repeat(64);
  private static final String SECOND_KEY = "s".repeat(64);
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private static final Map<TenantId, List<SecretKey>> KEYS =
      Map.of(
          FIRST, List.of(new SecretKey(NEW_KEY), new SecretKey(OLD_KEY)),
          SECOND, List.of(new SecretKey(SECOND_KEY)));

  private final Tenants tenants = new Tenants(FIRST, KEYS);
  private final TokenDesk desk = new TokenDesk(tenants, Duration.ofHours(24));

  private Result give(String body, String key) throws Exception {
    return desk.give(TokenRequest.parse(body), Optional.of(key), false, NOW);
  }

  @Test
  void whoever_shows_a_key_of_the_tenant_gets_a_token_that_verifies() throws Exception {
    for (String key : List.of(NEW_KEY, OLD_KEY)) {
      Given given = (Given) give("{\"sdkAppID\":1400000000,\"userID\":\"ann\"}", key);
      assertThat(given.expiresAt()).isEqualTo(NOW.plusSeconds(86_400));
      assertThat(
              UserSig.verify(FIRST, tenants.keysOf(FIRST), new UserId("ann"), given.userSig(), NOW))
          .isEqualTo(new UserSig.Valid(new UserId("ann"), given.expiresAt()));
    }
  }

  @Test
  void without_an_sdk_app_id_the_first_tenant_is_meant() throws Exception {
    assertThat(((Given) give("{\"userID\":\"ann\"}", NEW_KEY)).tenant()).isEqualTo(FIRST);
    assertThat(((Given) give("{\"sdkAppID\":null,\"userID\":\"ann\"}", NEW_KEY)).tenant())
        .isEqualTo(FIRST);
  }

  @Test
  void the_key_of_one_tenant_opens_no_other() throws Exception {
    assertThat(give("{\"userID\":\"ann\"}", SECOND_KEY)).isEqualTo(unauthorized());
    assertThat(give("{\"sdkAppID\":1400000001,\"userID\":\"ann\"}", NEW_KEY))
        .isEqualTo(unauthorized());
    assertThat(give("{\"sdkAppID\":7,\"userID\":\"ann\"}", NEW_KEY)).isEqualTo(unauthorized());
  }

  private static Refused unauthorized() {
    return new Refused(401, ErrorCode.UNAUTHORIZED, "not the secret key of this sdkAppID");
  }

  @Test
  void a_trusted_asker_needs_no_key_but_a_tenant_that_exists() throws Exception {
    TokenRequest ann = TokenRequest.parse("{\"userID\":\"ann\"}");
    assertThat(desk.give(ann, Optional.empty(), true, NOW)).isInstanceOf(Given.class);
    assertThat(desk.give(ann, Optional.empty(), false, NOW)).isEqualTo(unauthorized());
    TokenRequest nowhere = TokenRequest.parse("{\"sdkAppID\":7,\"userID\":\"ann\"}");
    assertThat(desk.give(nowhere, Optional.empty(), true, NOW))
        .isEqualTo(new Refused(400, ErrorCode.BAD_PARAMETER, "no such sdkAppID: 7"));
  }

  @Test
  void a_life_out_of_bounds_is_refused() throws Exception {
    for (long expire : new long[] {0, -1, 180 * 86_400 + 1, Long.MAX_VALUE}) {
      Result result = give("{\"userID\":\"ann\",\"expire\":" + expire + "}", NEW_KEY);
      assertThat(result).isInstanceOf(Refused.class);
      assertThat(((Refused) result).message()).contains("180 days");
    }
    assertThat(give("{\"userID\":\"ann\",\"expire\":60}", NEW_KEY))
        .extracting(given -> ((Given) given).expiresAt())
        .isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void a_body_that_is_no_request_is_refused_with_what_is_wrong() {
    Map<String, String> wrong =
        Map.of(
            "{", "not JSON",
            "[]", "userID",
            "{\"userID\":7}", "userID",
            "{\"userID\":\"a b\"}", "user id",
            "{\"userID\":\"a\",\"sdkAppID\":\"1\"}", "sdkAppID",
            "{\"userID\":\"a\",\"sdkAppID\":0}", "tenant id",
            "{\"userID\":\"a\",\"expire\":1.5}", "expire",
            "{\"userID\":\"a\",\"expire\":99999999999999999999}", "expire");
    wrong.forEach(
        (body, part) ->
            assertThatThrownBy(() -> TokenRequest.parse(body))
                .as(body)
                .isInstanceOf(TokenRequest.Malformed.class)
                .hasMessageContaining(part));
  }

  @Property
  void no_body_makes_the_parser_fail(@ForAll String body) {
    try {
      TokenRequest.parse(body);
    } catch (TokenRequest.Malformed expected) {
      assertThat(expected).hasMessageMatching("(?s).+");
    }
  }
}
