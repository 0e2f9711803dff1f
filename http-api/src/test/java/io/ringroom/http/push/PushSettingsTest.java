package io.ringroom.http.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

/** What an operator may get wrong about pushes is said at the start, and by name. */
class PushSettingsTest {

  @Test
  void without_a_word_no_provider_is_on() {
    assertThat(read("").webPushKey()).isEmpty();
  }

  @Test
  void a_tenant_has_its_own_where_it_says_so_and_no_keys_of_the_installation() {
    read("ringroom.tenant.push.apns.topic = com.example.app");

    assertThatThrownBy(() -> read("ringroom.tenant.push.vapid.subject = \"mailto:a@b\""))
        .hasMessageContaining("vapid.subject cannot stand in the push block");
    assertThatThrownBy(() -> read("ringroom.tenant.push.apns.topik = com.example.app"))
        .hasMessageContaining("apns.topik cannot stand in the push block");
  }

  @Test
  void a_key_or_an_account_that_cannot_be_read_is_named() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    ringroom.http.push.apns {
                      key-file = "no such file", key-id = a, team-id = b, topic = c
                    }
                    """))
        .hasMessageContaining("push.apns.key-file");
    assertThatThrownBy(() -> read("ringroom.http.push.apns.key-file = \"no such file\""))
        .hasMessageContaining("team-id must be too");
    assertThatThrownBy(() -> read("ringroom.http.push.fcm.service-account-file = \"no such\""))
        .hasMessageContaining("push.fcm.service-account-file");
  }

  @Test
  void a_webhook_without_tls_needs_leave() {
    String webhook =
        """
        ringroom.tenant.push.webhook {
          url = "http://127.0.0.1/push", secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        }
        """;

    assertThatThrownBy(() -> read(webhook)).hasMessageContaining("allow-private");
    read(webhook + "ringroom.tenant.push.allow-private = true");
  }

  private static PushSettings read(String config) {
    Config root =
        ConfigFactory.parseString(config).withFallback(ConfigFactory.defaultReference()).resolve();
    return PushSettings.from(root.getConfig("ringroom"));
  }
}
