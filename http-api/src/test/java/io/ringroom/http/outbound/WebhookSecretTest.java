package io.ringroom.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {
  /** The example of the Standard Webhooks reference libraries. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @Test
  void the_signature_is_that_of_the_reference_libraries() {
    assertThat(
            new WebhookSecret(SECRET)
                .sign(
                    "msg_p5jXN8AQM9LWM0D4loKWxJek",
                    Instant.ofEpochSecond(1614265330),
                    "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void a_secret_of_another_form_is_refused_and_none_is_ever_printed() {
    assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSecret("secret"));
    assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSecret("whsec_c2hvcnQ="));
    assertThat(new WebhookSecret(SECRET)).hasToString("whsec_…");
  }

  @Test
  void an_endpoint_is_https_unless_it_may_be_anywhere() {
    List<WebhookSecret> secrets = List.of(new WebhookSecret(SECRET));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Endpoint(URI.create("http://shop.example/"), secrets, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Endpoint(URI.create("file:///etc/passwd"), secrets, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Endpoint(URI.create("https://me:pw@shop.example/"), secrets, true));
    assertThat(new Endpoint(URI.create("http://shop.example/"), secrets, true).port())
        .isEqualTo(80);
  }
}
