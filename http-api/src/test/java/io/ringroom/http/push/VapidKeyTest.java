package io.ringroom.http.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringroom.http.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VapidKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final Pattern FORM =
      Pattern.compile("vapid t=([^.]+)\\.([^.]+)\\.([^,]+), k=(.+)");

  /** RFC 8292 section 2: who is spoken to, until when, and a signature by the key that is named. */
  @Test
  void a_push_service_can_verify_who_sends_and_that_it_is_meant() throws Exception {
    String[] pair = VapidKey.generate();
    VapidKey key = VapidKey.of(pair[0], pair[1], "mailto:ops@example.org");

    Matcher parts =
        FORM.matcher(key.authorization(URI.create("https://push.example.net:8443/s/1"), NOW));

    assertThat(parts.matches()).isTrue();
    String claims =
        new String(Base64.getUrlDecoder().decode(parts.group(2)), StandardCharsets.UTF_8);
    assertThat(claims)
        .isEqualTo(
            Json.object()
                .put("aud", "https://push.example.net:8443")
                .put("exp", NOW.plusSeconds(12 * 3600).getEpochSecond())
                .put("sub", "mailto:ops@example.org")
                .toString());
    Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(P256.point(Base64.getUrlDecoder().decode(parts.group(4))));
    verifier.update((parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII));
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts.group(3)))).isTrue();
  }

  @Test
  void keys_that_do_not_belong_together_are_refused() throws Exception {
    String[] one = VapidKey.generate();
    String[] other = VapidKey.generate();

    assertThatThrownBy(() -> VapidKey.of(one[0], other[1], "mailto:ops@example.org"))
        .hasMessageContaining("belong together");
  }
}
