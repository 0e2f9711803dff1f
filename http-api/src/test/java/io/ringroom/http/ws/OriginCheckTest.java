package io.ringroom.http.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OriginCheckTest {
  private final OriginCheck check =
      new OriginCheck(Set.of("https://Shop.example", "http://a:8080"));

  private boolean allows(String origin, String host) {
    return check.allows(Optional.of(origin), host);
  }

  @Test
  void clients_that_are_no_browsers_have_no_origin_and_pass() {
    assertThat(check.allows(Optional.empty(), "call.example")).isTrue();
  }

  @Test
  void pages_of_this_server_pass_whatever_the_scheme_in_front_of_the_proxy() {
    assertThat(allows("http://127.0.0.1:8080", "127.0.0.1:8080")).isTrue();
    assertThat(allows("https://Call.Example", "call.example")).isTrue();
    assertThat(allows("http://127.0.0.1:8081", "127.0.0.1:8080")).isFalse();
  }

  @Test
  void configured_pages_pass_exactly_as_configured() {
    assertThat(allows("https://shop.example", "call.example")).isTrue();
    assertThat(allows("http://a:8080", "call.example")).isTrue();
    assertThat(allows("http://shop.example", "call.example")).isFalse();
    assertThat(allows("https://shop.example.evil", "call.example")).isFalse();
    assertThat(allows("https://evil-shop.example", "call.example")).isFalse();
  }

  @Test
  void foreign_and_hidden_origins_do_not_pass() {
    for (String origin : List.of("http://evil.example", "null", "", "file://", "call.example")) {
      assertThat(allows(origin, "call.example")).as(origin).isFalse();
      assertThat(allows(origin, "")).as(origin).isEqualTo(false);
    }
  }

  @Test
  void what_is_configured_must_be_an_origin() {
    for (String wrong : List.of("https://a/", "a.example", "*", "ftp://a", "https://a b")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> new OriginCheck(Set.of(wrong)))
          .withMessageContaining(wrong);
    }
  }
}
