package io.ringroom.media.cameraroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringroom.id.UserId;
import io.ringroom.media.cameraroom.AnswerPolicy.Decision;
import io.ringroom.media.cameraroom.AnswerPolicy.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerPolicyTest {
  private static final UserId ALICE = new UserId("alice");
  private static final UserId BOB = new UserId("bob");

  @Test
  void a_manual_room_answers_nobody_even_those_on_the_list() {
    assertThat(policy(Mode.MANUAL, "alice").decide(ALICE)).isEqualTo(new Decision.LetRing());
    assertThat(policy(Mode.MANUAL, "*").decide(ALICE)).isEqualTo(new Decision.LetRing());
  }

  @Test
  void an_automatic_room_answers_those_on_the_list_and_lets_others_ring() {
    AnswerPolicy policy = policy(Mode.AUTO, "alice");

    assertThat(policy.decide(ALICE)).isEqualTo(new Decision.AnswerAfter(Duration.ofSeconds(2)));
    assertThat(policy.decide(BOB)).isEqualTo(new Decision.LetRing());
  }

  @Test
  void an_empty_list_lets_nobody_in() {
    assertThat(policy(Mode.AUTO).decide(ALICE)).isEqualTo(new Decision.LetRing());
    assertThat(policy(Mode.AUTO, "", " ").decide(ALICE)).isEqualTo(new Decision.LetRing());
  }

  @Test
  void only_an_explicit_star_lets_everybody_in() {
    assertThat(policy(Mode.AUTO, "*").decide(BOB)).isInstanceOf(Decision.AnswerAfter.class);
    assertThatThrownBy(() -> policy(Mode.AUTO, "a*")).hasMessageContaining("\"a*\"");
  }

  @Test
  void do_not_disturb_declines_whoever_calls() {
    AnswerPolicy policy =
        new AnswerPolicy(
            Mode.AUTO, AllowList.parse(List.of("*")), Duration.ZERO, Duration.ZERO, true, false);

    assertThat(policy.decide(ALICE)).isEqualTo(new Decision.Decline("do-not-disturb"));
  }

  @Test
  void the_summary_says_who_is_let_in() {
    assertThat(policy(Mode.AUTO, "bob", "alice").summary()).contains("alice, bob after 2000 ms");
    assertThat(policy(Mode.AUTO, "*").summary()).contains("everybody");
    assertThat(policy(Mode.AUTO).summary()).contains("nobody");
    assertThat(policy(Mode.MANUAL, "*").summary()).contains("nobody");
  }

  @Test
  void unreasonable_times_are_refused() {
    AllowList nobody = AllowList.parse(List.of());
    Duration ok = Duration.ZERO;
    assertThatThrownBy(
            () -> new AnswerPolicy(Mode.AUTO, nobody, Duration.ofSeconds(61), ok, false, false))
        .hasMessageContaining("delay");
    assertThatThrownBy(
            () -> new AnswerPolicy(Mode.AUTO, nobody, ok, Duration.ofMillis(-1), false, false))
        .hasMessageContaining("max-duration");
  }

  private static AnswerPolicy policy(Mode mode, String... allow) {
    return new AnswerPolicy(
        mode,
        AllowList.parse(List.of(allow)),
        Duration.ofSeconds(2),
        Duration.ofHours(1),
        false,
        false);
  }
}
