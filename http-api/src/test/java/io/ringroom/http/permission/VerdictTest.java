package io.ringroom.http.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.UserId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("row-31")
class VerdictTest {
  private static final UserId BOB = new UserId("bob");
  private static final UserId EVE = new UserId("eve");
  private static final List<UserId> BOTH = List.of(BOB, EVE);

  private static Verdict read(String text) {
    return Verdict.read(text, BOTH).orElseThrow();
  }

  @Test
  void a_plain_yes_and_a_plain_no_are_about_everybody() {
    assertThat(read("{\"allow\":true}").allowed(BOTH)).isEqualTo(BOTH);
    assertThat(read("{\"allow\":false}").refused())
        .containsExactly(new Refused(BOB, 70110, ""), new Refused(EVE, 70110, ""));
  }

  @Test
  void single_users_are_refused_with_a_code_and_words_of_the_tenants_own() {
    Verdict verdict =
        read(
            "{\"allow\":true,\"refused\":[{\"userID\":\"eve\",\"code\":80042,\"reason\":\"no\"}]}");
    assertThat(verdict.allowed(BOTH)).containsExactly(BOB);
    assertThat(verdict.refused()).containsExactly(new Refused(EVE, 80042, "no"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"70105", "0", "-1", "79999", "90000", "\"80001\"", "8e99", "null"})
  void a_code_that_is_not_the_tenants_own_is_no_other_refusal_of_ours(String code) {
    Verdict verdict =
        read("{\"allow\":true,\"refused\":[{\"userID\":\"eve\",\"code\":%s}]}".formatted(code));
    assertThat(verdict.refused()).containsExactly(new Refused(EVE, 70110, ""));
  }

  @Test
  void who_was_not_asked_about_is_not_refused_and_nobody_is_refused_twice() {
    Verdict verdict =
        read(
            "{\"allow\":false,\"refused\":[{\"userID\":\"zoe\"},{\"userID\":\"bob\"},"
                + "{\"userID\":\"bob\",\"code\":80001}]}");
    assertThat(verdict.refused())
        .containsExactly(new Refused(BOB, 70110, ""), new Refused(EVE, 70110, ""));
  }

  @Test
  void words_are_bounded() {
    Verdict verdict =
        read(
            "{\"allow\":true,\"refused\":[{\"userID\":\"eve\",\"reason\":\"%s\"}]}"
                .formatted("x".repeat(10_000)));
    assertThat(verdict.refused().get(0).reason()).hasSize(256);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yes",
        "{}",
        "[]",
        "null",
        "{\"allow\":1}",
        "{\"allow\":\"true\"}",
        "{\"allow\":true,\"refused\":{}}",
        "{\"allow\":true,\"refused\":[\"eve\"]}",
        "{\"allow\":true,\"refused\":[{}]}",
        "{\"allow\":true} trailing",
        "{\"allow\":true,\"allow\":false}"
      })
  void whatever_else_is_no_answer(String text) {
    assertThat(Verdict.read(text, BOTH)).isEmpty();
  }
}
