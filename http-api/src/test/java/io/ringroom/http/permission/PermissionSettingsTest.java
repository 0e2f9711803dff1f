package io.ringroom.http.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.ringroom.id.TenantId;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("row-31")
class PermissionSettingsTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static PermissionSettings of(String mayCall) {
    return PermissionSettings.from(
        ConfigFactory.parseString(
            "tenant { sdk-app-id = 1, may-call { url = \"\" } }, tenants = [{ sdk-app-id = 2, may-call {%s} }]"
                .formatted(mayCall)));
  }

  @Test
  void a_tenant_without_an_address_has_nobody_to_ask() {
    assertThat(of("").servers()).isEmpty();
  }

  @Test
  void calls_wait_800_ms_and_go_on_where_a_tenant_does_not_say_otherwise() {
    PermissionServer server =
        of("url = \"https://a.example/may\", secret = \"%s\"".formatted(SECRET))
            .servers()
            .get(new TenantId(2));
    assertThat(server).isNotNull();
    assertThat(server.answerWithin()).isEqualTo(Duration.ofMillis(800));
    assertThat(server.otherwise()).isEqualTo(PermissionServer.Otherwise.ALLOW);
    assertThat(server.endpoint().anywhere()).isFalse();
  }

  @Test
  void what_cannot_work_is_refused_at_the_start_with_the_tenant_named() {
    assertThatThrownBy(() -> of("url = \"https://a.example/\""))
        .hasMessage("may-call of tenant 2: it has no secret");
    assertThatThrownBy(() -> of("url = \"http://a.example/\", secret = \"%s\"".formatted(SECRET)))
        .hasMessageContaining("needs allow-private");
    assertThatThrownBy(
            () ->
                of(
                    "url = \"https://a.example/\", secret = \"%s\", answer-within = 5s"
                        .formatted(SECRET)))
        .hasMessageContaining("50 ms to 4 s");
    assertThatThrownBy(() -> of("uri = \"https://a.example/\""))
        .hasMessageContaining("unknown keys in may-call of tenant 2: uri");
  }
}
