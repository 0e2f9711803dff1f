package io.ringroom.domain.simulation;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two people dial each other at the same moment. */
class GlareTest {
  private static final int PAIRS = Integer.getInteger("ringroom.schedules", 10_000);

  @Test
  @Tag("row-13")
  void two_who_call_each_other_at_once_are_connected() {
    Schedules.of(PAIRS, Play.GLARE).mustHold();
  }

  @Test
  void they_are_connected_when_order_is_kept_and_every_device_is_told_of_the_merge() {
    Schedules.of(PAIRS, Play.GLARE_TOLD).mustHold();
  }

  @Test
  @Tag("row-13")
  void they_are_connected_even_if_entities_die_while_it_happens() {
    Schedules.of(PAIRS, Play.GLARE_CRASHES).mustHold();
  }
}
