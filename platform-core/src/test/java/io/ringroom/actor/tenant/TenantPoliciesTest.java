package io.ringroom.actor.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.ConfigFactory;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.TenantId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TenantPoliciesTest {
  private static final TenantId FIRST = new TenantId(1);
  private static final TenantId SECOND = new TenantId(2);

  @Test
  void a_tenant_without_a_word_of_its_own_has_the_defaults() {
    TenantPolicies policies = policies("");

    assertThat(policies.of(FIRST)).isEqualTo(policies.usual());
    assertThat(policies.usual().calls())
        .isEqualTo(new TenantPolicy.Calls(9, Duration.ofSeconds(30), false));
  }

  @Test
  void a_tenant_changes_only_the_keys_it_names() {
    TenantPolicies policies =
        policies(
            """
            tenant { sdk-app-id = 1, policy.devices.single = true }
            tenants = [{ sdk-app-id = 2, policy { calls.max-users = 20 } }]
            """);

    assertThat(policies.of(FIRST).devices().single()).isTrue();
    assertThat(policies.of(FIRST).calls()).isEqualTo(policies.usual().calls());
    assertThat(policies.of(SECOND).calls().maxUsers()).isEqualTo(20);
    assertThat(policies.of(SECOND).devices()).isEqualTo(policies.usual().devices());
  }

  @Test
  void an_unknown_key_is_refused_by_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policies("tenants = [{ sdk-app-id = 2, policy.calls.max-user = 2 }]"))
        .withMessage("unknown keys in the policy of tenant 2: calls.max-user");
  }

  @Test
  void a_value_out_of_bounds_is_refused_with_the_bounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policies("policy.calls.max-users = 51"))
        .withMessage("policy.calls.max-users must be 2 to 50, is 51");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policies("policy.calls.ring-for = 4s"))
        .withMessage("policy.calls.ring-for must be PT5S to PT3M, is PT4S");
  }

  private static TenantPolicies policies(String ringroom) {
    return TenantPolicies.from(
        ConfigFactory.parseString(ringroom)
            .withFallback(ConfigFactory.defaultReference().getConfig("ringroom"))
            .resolve());
  }
}
