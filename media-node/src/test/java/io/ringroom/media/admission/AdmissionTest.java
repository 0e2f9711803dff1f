package io.ringroom.media.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final long SECOND = 1_000_000;
  private static final Offset<Double> EXACT = within(1e-9);
  private static final Capacity SMALL = new Capacity(10_000, 50);

  private final Admission admission = new Admission(SMALL);

  @Test
  void the_nearest_limit_is_the_stress() {
    assertThat(new Usage(2_500, 10, 0.1).stress(SMALL, 0)).isCloseTo(0.25, EXACT);
    assertThat(new Usage(0, 40, 0.1).stress(SMALL, 0)).isCloseTo(0.8, EXACT);
    assertThat(new Usage(0, 0, 0.45).stress(SMALL, 0)).isCloseTo(0.5, EXACT);
  }

  @Test
  void one_more_member_costs_what_members_cost_here_on_average() {
    assertThat(new Usage(0, 0, 0).memberCost(SMALL)).isCloseTo(0.02, EXACT); // one of 50
    assertThat(new Usage(6_000, 10, 0).memberCost(SMALL)).isCloseTo(0.06, EXACT); // 600 packets
  }

  @Test
  void members_come_in_until_the_connections_are_used_up() {
    assertThat(ask(49, false, 0)).isEmpty();
    assertThat(ask(50, false, 0)).contains(Refusal.NODE_FULL);
  }

  @Test
  void who_comes_again_takes_nobodys_place_and_is_let_into_a_full_node() {
    assertThat(ask(50, true, 0)).isEmpty();
  }

  @Test
  void a_node_that_sends_as_much_as_it_can_takes_nobody_more() {
    admission.sample(0, 0, 0);
    admission.sample(19_900, 0, 2 * SECOND);
    assertThat(admission.stress(10, 2 * SECOND)).isCloseTo(0.995, EXACT);
    assertThat(ask(10, false, 2 * SECOND)).isEmpty(); // 9,950 of 10,000 packets
    assertThat(ask(11, false, 2 * SECOND)).contains(Refusal.NODE_FULL); // he will need 150
  }

  @Test
  void who_was_let_in_counts_until_his_packets_can_be_seen() {
    admission.measured(new Capacity(10_000, 500));
    for (int i = 0; i < 30; i++) {
      ask(i, false, SECOND);
    }
    assertThat(admission.stress(30, SECOND)).isCloseTo(30 * 150 / 10_000.0, EXACT);
    assertThat(admission.stress(30, 7 * SECOND)).isCloseTo(30 / 500.0, EXACT);
  }

  @Test
  void who_came_and_went_takes_nobodys_place() {
    admission.measured(new Capacity(10_000, 500));
    for (int i = 0; i < 200; i++) {
      assertThat(ask(i % 4, false, SECOND)).as("caller %d", i).isEmpty();
    }
  }

  @Test
  void one_busy_moment_of_the_processors_turns_nobody_away_and_a_lasting_one_does() {
    admission.sample(0, 1, 0);
    assertThat(ask(0, false, 0)).isEmpty();
    for (int i = 1; i < 6; i++) {
      admission.sample(0, 1, i * 2 * SECOND);
    }
    assertThat(ask(0, false, 12 * SECOND)).contains(Refusal.NODE_FULL);
  }

  @Test
  void a_room_is_joined_by_a_hundred_at_once_and_then_by_thirty_a_second() {
    JoinRate room = new JoinRate();
    int taken = 0;
    while (room.take(SECOND)) {
      taken++;
    }
    assertThat(taken).isEqualTo(100);
    assertThat(room.take(SECOND + SECOND / 60)).isFalse();
    assertThat(room.take(SECOND + 40_000)).isTrue();
  }

  @Test
  void a_room_that_is_stormed_says_that_it_is_busy_and_the_next_room_is_not() {
    JoinRate stormed = new JoinRate();
    for (int i = 0; i < JoinRate.BURST; i++) {
      admission.ask(1, true, stormed, 0);
    }
    assertThat(admission.ask(1, true, stormed, 0)).contains(Refusal.BUSY);
    assertThat(ask(1, true, 0)).isEmpty();
  }

  @Test
  void this_machine_forwards_some_thousand_packets_a_second() {
    assertThat(SelfTest.packetsPerSecond()).isBetween(2_000, 2_000_000);
  }

  private Optional<Refusal> ask(int connections, boolean replaces, long nowMicros) {
    return admission.ask(connections, replaces, new JoinRate(), nowMicros);
  }
}
