package io.ringroom.media.cameraroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringroom.id.UserId;
import io.ringroom.media.cameraroom.AnswerPolicy.Busy;
import io.ringroom.media.cameraroom.AnswerPolicy.Decision;
import io.ringroom.media.cameraroom.AnswerPolicy.Mode;
import io.ringroom.media.cameraroom.AnswerPolicy.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerPolicyTest {
  private static final UserId ALICE = new UserId("alice");
  private static final UserId BOB = new UserId("bob");
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @Test
  void a_manual_room_answers_nobody_even_those_on_the_list() {
    assertThat(alone(policy(Mode.MANUAL, "alice"), ALICE)).isEqualTo(new Decision.LetRing());
    assertThat(alone(policy(Mode.MANUAL, "*"), ALICE)).isEqualTo(new Decision.LetRing());
  }

  @Test
  void an_automatic_room_answers_those_on_the_list_and_lets_others_ring() {
    AnswerPolicy policy = policy(Mode.AUTO, "alice");

    assertThat(alone(policy, ALICE)).isEqualTo(new Decision.AnswerAfter(Duration.ofSeconds(2)));
    assertThat(alone(policy, BOB)).isEqualTo(new Decision.LetRing());
  }

  @Test
  void an_empty_list_lets_nobody_in() {
    assertThat(alone(policy(Mode.AUTO), ALICE)).isEqualTo(new Decision.LetRing());
    assertThat(alone(policy(Mode.AUTO, "", " "), ALICE)).isEqualTo(new Decision.LetRing());
  }

  @Test
  void only_an_explicit_star_lets_everybody_in() {
    assertThat(alone(policy(Mode.AUTO, "*"), BOB)).isInstanceOf(Decision.AnswerAfter.class);
    assertThatThrownBy(() -> policy(Mode.AUTO, "a*")).hasMessageContaining("\"a*\"");
  }

  @Test
  void a_room_for_the_list_alone_declines_all_others_without_a_ring() {
    AnswerPolicy policy = policy(Mode.ALLOW_LIST_ONLY, "alice");

    assertThat(alone(policy, ALICE)).isInstanceOf(Decision.AnswerAfter.class);
    assertThat(alone(policy, BOB)).isEqualTo(new Decision.Decline("not-allowed"));
  }

  @Test
  void do_not_disturb_declines_whoever_calls_until_its_end() {
    DoNotDisturb quiet = new DoNotDisturb(true, NOW.plusSeconds(1));
    AnswerPolicy policy = policy(Mode.AUTO, "*");

    assertThat(policy.decide(ALICE, quiet, false, NOW))
        .isEqualTo(new Decision.Decline("do-not-disturb"));
    assertThat(policy.decide(ALICE, quiet, false, NOW.plusSeconds(1)))
        .isInstanceOf(Decision.AnswerAfter.class);
    assertThat(policy.decide(ALICE, new DoNotDisturb(true, null), false, NOW.plusSeconds(9)))
        .isInstanceOf(Decision.Decline.class);
  }

  @Test
  void a_call_during_a_call_is_declined_waits_or_joins_it() {
    assertThat(second(Busy.REJECT, ALICE)).isEqualTo(new Decision.Decline("busy"));
    assertThat(second(Busy.QUEUE, ALICE)).isEqualTo(new Decision.LetRing());
    assertThat(second(Busy.MERGE, ALICE)).isEqualTo(new Decision.Merge());
    assertThat(second(Busy.MERGE, BOB)).isEqualTo(new Decision.LetRing());
  }

  @Test
  void the_summary_says_who_is_let_in() {
    assertThat(policy(Mode.AUTO, "bob", "alice").summary()).contains("alice, bob after 2000 ms");
    assertThat(policy(Mode.AUTO, "*").summary()).contains("everybody");
    assertThat(policy(Mode.AUTO).summary()).contains("nobody");
    assertThat(policy(Mode.MANUAL, "*").summary()).contains("nobody");
    assertThat(policy(Mode.ALLOW_LIST_ONLY, "bob").summary()).contains("bob", "declines");
  }

  @Test
  void unreasonable_times_are_refused() {
    Duration ok = Duration.ZERO;
    assertThatThrownBy(() -> policy(Mode.AUTO, Duration.ofSeconds(61), ok, Busy.REJECT))
        .hasMessageContaining("delay");
    assertThatThrownBy(() -> policy(Mode.AUTO, ok, Duration.ofMillis(-1), Busy.REJECT))
        .hasMessageContaining("max-duration");
  }

  private static Decision alone(AnswerPolicy policy, UserId caller) {
    return policy.decide(caller, DoNotDisturb.OFF, false, NOW);
  }

  private static Decision second(Busy busy, UserId caller) {
    return policy(Mode.AUTO, Duration.ZERO, Duration.ZERO, busy, "alice")
        .decide(caller, DoNotDisturb.OFF, true, NOW);
  }

  private static AnswerPolicy policy(Mode mode, String... allow) {
    return policy(mode, Duration.ofSeconds(2), Duration.ofHours(1), Busy.REJECT, allow);
  }

  private static AnswerPolicy policy(
      Mode mode, Duration delay, Duration longest, Busy busy, String... allow) {
    return new AnswerPolicy(
        mode,
        AllowList.parse(List.of(allow)),
        delay,
        longest,
        DoNotDisturb.OFF,
        busy,
        new Start(true, true, true),
        AnswerPolicy.Preview.OFF);
  }
}
