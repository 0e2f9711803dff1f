package io.ringroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.ringroom.http.auth.Tenants;
import io.ringroom.id.TenantId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {
  private static final String KEY = "k".repeat(64);

  private static Config ringroom(String given) {
    return ConfigFactory.parseString(given)
        .withFallback(ConfigFactory.defaultReference())
        .getConfig("ringroom");
  }

  private static HttpSettings http(String given) {
    return HttpSettings.from(ringroom(given).getConfig("http"));
  }

  @Test
  void the_defaults_are_the_bounds_of_the_design() {
    HttpSettings settings = http("");
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.websocket().maxMessageBytes()).isEqualTo(65_536);
    assertThat(settings.websocket().maxQueuedBytes()).isEqualTo(262_144);
    assertThat(settings.websocket().pingEvery()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.websocket().receiveIdle()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.token().loopbackDemo()).isFalse();
  }

  @Test
  void a_value_out_of_bounds_is_refused_with_its_key() {
    Map<String, String> wrong =
        Map.of(
            "port = 65536", "ringroom.http.port",
            "connections.total = 0", "ringroom.http.connections.total",
            "connections.per-address = -1", "ringroom.http.connections.per-address",
            "client-directory = /nowhere/at/all", "ringroom.http.client-directory",
            "token.expire = 181d", "ringroom.http.token.expire",
            "token.burst = 0", "ringroom.http.token.burst",
            "websocket.max-message = 0", "websocket.max-message",
            "websocket.receive-idle = 5s", "websocket.receive-idle");
    wrong.forEach(
        (given, key) ->
            assertThatIllegalArgumentException()
                .as(given)
                .isThrownBy(() -> http("ringroom.http." + given))
                .withMessageContaining(key));
    assertThatThrownBy(() -> http("ringroom.http.port = many")).isInstanceOf(ConfigException.class);
  }

  @Test
  void without_a_key_there_are_no_tenants_and_nothing_starts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tenants.from(ringroom("")))
        .withMessageContaining("RINGROOM_SECRET_KEY");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tenants.from(ringroom("ringroom.tenant.secret-key = secret")))
        .withMessageContaining("32 characters")
        .withMessageNotContaining("= secret");
  }

  @Test
  void tenants_are_the_first_one_and_the_list_each_with_one_or_two_keys() {
    Tenants tenants =
        Tenants.from(
            ringroom(
                "ringroom { tenant { secret-key = "
                    + KEY
                    + ", other-secret-key = x"
                    + KEY
                    + " }, tenants = [{ sdk-app-id = 7, secret-key = y"
                    + KEY
                    + " }] }"));
    assertThat(tenants.first()).isEqualTo(new TenantId(1400000000));
    assertThat(tenants.keysOf(tenants.first())).hasSize(2);
    assertThat(tenants.keysOf(new TenantId(7))).hasSize(1);
    assertThat(tenants.keysOf(new TenantId(8))).isEmpty();
    assertThat(tenants.toString()).doesNotContain(KEY);
  }

  @Test
  void a_tenant_that_stands_there_twice_or_has_a_misspelt_key_is_refused() {
    String first = "ringroom.tenant.secret-key = " + KEY + "\n";
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Tenants.from(
                    ringroom(
                        first
                            + "ringroom.tenants = [{ sdk-app-id = 1400000000, secret-key = "
                            + KEY
                            + " }]")))
        .withMessageContaining("twice");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Tenants.from(
                    ringroom(first + "ringroom.tenants = [{ sdk-app-id = 7, secretkey = x }]")))
        .withMessageContaining("secretkey");
  }
}
