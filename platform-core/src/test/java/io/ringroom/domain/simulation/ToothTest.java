package io.ringroom.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The simulation bites: each rule of the protocol that is left out is found missing. The seeds are
 * fixed, so a comparison of two figures is as sure as a count.
 */
class ToothTest {
  private static final int SCHEDULES = 1_000;

  @Test
  void without_verify_people_are_called_busy_who_are_not() {
    Tally tally = new Tally();
    Schedules.of(SCHEDULES, Traffic.CALM).under(SeededFaults.withoutVerify()).broken(tally);
    assertThat(tally.falseBusy).isGreaterThan(100);
  }

  @Test
  void without_verify_two_who_call_each_other_hear_the_engaged_tone() {
    assertThat(unconnectedPairs(SeededFaults.withoutVerify())).isEqualTo(SCHEDULES);
  }

  @Test
  void with_a_naive_glare_rule_most_pairs_are_not_connected() {
    assertThat(unconnectedPairs(SeededFaults.naiveGlare())).isGreaterThan(SCHEDULES / 2);
  }

  @Test
  void without_tombstones_people_engage_in_calls_they_were_released_from() {
    Tally tally = new Tally();
    Schedules.of(SCHEDULES, Traffic.UNORDERED)
        .under(SeededFaults.withoutTombstones())
        .broken(tally);
    assertThat(tally.engagedAgain).isGreaterThan(100);
  }

  @Test
  void without_ring_confirm_many_more_devices_ring_for_nothing() {
    assertThat(ghosts(Traffic.UNORDERED, SeededFaults.withoutRingConfirm()))
        .isGreaterThan(ghosts(Traffic.UNORDERED, Rules.REAL) * 1.5);
  }

  @Test
  void without_a_stash_before_the_start_a_lost_start_leaves_its_caller_busy_for_ever() {
    assertThat(broken(Traffic.ORDERED, SeededFaults.withoutStash())).isPositive();
  }

  @Test
  void without_an_answered_release_people_are_engaged_for_ever() {
    assertThat(broken(Traffic.ORDERED, SeededFaults.withoutAnsweredRelease())).isPositive();
  }

  private static int broken(Traffic traffic, Rules rules) {
    return Schedules.of(SCHEDULES, traffic).under(rules).broken(new Tally());
  }

  private static double ghosts(Traffic traffic, Rules rules) {
    Tally tally = new Tally();
    Schedules.of(SCHEDULES, traffic).under(rules).broken(tally);
    return (double) tally.ghostRings / tally.rings;
  }

  private static int unconnectedPairs(Rules rules) {
    return Schedules.of(SCHEDULES, GlareTest.PAIR)
        .under(rules)
        .played(GlareTest::mustMerge)
        .broken(new Tally());
  }
}
