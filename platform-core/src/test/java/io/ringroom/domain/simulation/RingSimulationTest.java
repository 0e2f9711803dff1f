package io.ringroom.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Random schedules on the real decisions. A failure names its seed and the command that plays
 * exactly that schedule again; {@code -Dringroom.schedules=<n>} sets how many are played.
 */
class RingSimulationTest {
  private static final int SCHEDULES = Integer.getInteger("ringroom.schedules", 20_000);

  @Test
  void calm_traffic_tells_every_device_everything_once(TestReporter report) {
    play(SCHEDULES / 2, Play.CALM, report);
  }

  @Test
  void crashes_leave_no_call_no_engagement_and_no_ringing_device_behind(TestReporter report) {
    play(SCHEDULES, Play.CRASHES, report);
  }

  @Test
  @Tag("row-9")
  void any_order_of_messages_leaves_nobody_busy_for_ever(TestReporter report) {
    play(SCHEDULES / 2, Play.UNORDERED, report);
  }

  @Test
  void more_people_and_more_calls_change_nothing(TestReporter report) {
    play(SCHEDULES / 20, Play.CROWDED, report);
  }

  @Test
  void people_who_come_again_hear_nothing_of_before(TestReporter report) {
    play(SCHEDULES / 5, Play.RETURNS, report);
  }

  @Test
  @Tag("row-11")
  void who_has_two_calls_talks_in_one(TestReporter report) {
    play(SCHEDULES / 5, Play.WAITING, report);
    play(SCHEDULES / 5, Play.WAITING_CRASHES, report);
    play(SCHEDULES / 10, Play.WAITING_UNORDERED, report);
  }

  private static void play(int schedules, Play play, TestReporter report) {
    Tally tally = Schedules.of(schedules, play).mustHold();
    report.publishEntry(schedules + " schedules", tally.toString());
    if (tally.calls > 1_000) {
      assertThat(tally.merged > 0).as("calls met their like").isEqualTo(play.traffic.calls() > 1);
      assertThat(tally.ghostRings).as("rings that came too late").isLessThan(tally.rings / 4);
    }
  }
}
