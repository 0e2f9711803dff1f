package io.ringroom.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class UnknownKeysTest {
  private static final Config REFERENCE = ConfigFactory.defaultReference();

  private static void check(String given) {
    UnknownKeys.check(ConfigFactory.parseString(given).withFallback(REFERENCE), REFERENCE);
  }

  @Test
  void known_keys_and_other_peoples_keys_pass() {
    assertThatCode(() -> check("")).doesNotThrowAnyException();
    assertThatCode(() -> check("ringroom.http.port = 1, akka.nonsense = 2"))
        .doesNotThrowAnyException();
  }

  @Test
  void the_first_tenant_may_change_a_key_of_the_policy_and_no_other() {
    assertThatCode(() -> check("ringroom.tenant.policy.devices.max = 3"))
        .doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check("ringroom.tenant.policy.devices.most = 3"))
        .withMessageContaining("unknown key ringroom.tenant.policy.devices.most");
  }

  @Test
  void an_unknown_key_is_refused_with_the_nearest_known_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check("ringroom.http.prot = 9090"))
        .withMessage("unknown key ringroom.http.prot, did you mean ringroom.http.port?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check("ringroom.http.websocket.maxMessage = 1, ringroom.x = 2"))
        .withMessageContaining("did you mean ringroom.http.websocket.max-message?")
        .withMessageContaining("unknown key ringroom.x");
  }
}
