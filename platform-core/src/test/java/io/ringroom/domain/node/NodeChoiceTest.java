package io.ringroom.domain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.node.FromNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NodeChoiceTest {
  private static final RoomId ROOM = new RoomId("call");
  private static final Optional<NodeId> ANY = Optional.empty();
  private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

  private final Random random = new Random(7);

  @Test
  void of_two_the_less_stressed_is_taken() {
    for (int i = 0; i < 20; i++) {
      assertThat(choose(ANY, node("a", 0.5), node("b", 0.1)).node()).contains(node("b", 0.1));
    }
  }

  @Test
  void of_many_the_most_stressed_is_never_taken_and_no_other_is_left_out() {
    Map<NodeId, Integer> times = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      NodeChoice choice =
          choose(ANY, node("a", 0.1), node("b", 0.2), node("c", 0.3), node("d", 0.4));
      times.merge(choice.node().orElseThrow().node(), 1, Integer::sum);
    }
    assertThat(times.keySet())
        .containsExactlyInAnyOrder(new NodeId("a"), new NodeId("b"), new NodeId("c"));
  }

  @Test
  void a_full_node_is_not_taken_and_when_all_are_full_that_is_the_answer() {
    assertThat(choose(ANY, node("a", 1), node("b", 0.99)).node()).contains(node("b", 0.99));
    assertThat(choose(ANY, node("a", 1), node("b", 1.2)))
        .isEqualTo(new NodeChoice(Optional.empty(), true));
  }

  @Test
  void a_node_that_drains_takes_no_room_not_even_of_its_own_hardware() {
    NodeLoad drains = new NodeLoad(new NodeId("a"), 0, 0.01, true);
    assertThat(choose(ANY, drains, node("b", 0.9)).node()).contains(node("b", 0.9));
    assertThat(choose(Optional.of(new NodeId("a")), drains))
        .isEqualTo(new NodeChoice(Optional.empty(), false));
  }

  @Test
  void the_node_whose_hardware_takes_part_is_taken_however_full() {
    assertThat(choose(Optional.of(new NodeId("a")), node("a", 1), node("b", 0)).node())
        .contains(node("a", 1));
  }

  @Test
  void without_a_suitable_node_there_is_no_choice() {
    assertThat(choose(ANY)).isEqualTo(new NodeChoice(Optional.empty(), false));
    assertThat(choose(Optional.of(new NodeId("c")), node("a", 0)).node()).isEmpty();
  }

  @Test
  void a_burst_of_rooms_is_spread_evenly_though_no_report_shows_it_yet() {
    List<NodeLoad> reported = List.of(node("a", 0.1), node("b", 0.1), node("c", 0.1));
    Map<NodeId, Integer> rooms = new HashMap<>();
    Reservations reservations = Reservations.none();
    for (int room = 0; room < 100; room++) {
      Reservations held = reservations;
      List<NodeLoad> expected = reported.stream().map(load -> held.on(load, NOW)).toList();
      NodeLoad chosen = NodeChoice.among(expected, ANY, random::nextInt).node().orElseThrow();
      rooms.merge(chosen.node(), 1, Integer::sum);
      reservations = reservations.with(new RoomId("call-" + room), chosen, NOW);
    }
    assertThat(rooms.values()).hasSize(3).allSatisfy(n -> assertThat(n).isBetween(30, 37));
  }

  @Test
  void a_burst_that_no_node_can_take_is_refused_before_any_report_says_so() {
    Reservations reservations = Reservations.none();
    int taken = 0;
    while (true) {
      NodeChoice choice =
          NodeChoice.among(List.of(reservations.on(node("a", 0.9), NOW)), ANY, random::nextInt);
      if (choice.node().isEmpty()) {
        assertThat(choice.full()).isTrue();
        break;
      }
      reservations = reservations.with(new RoomId("call-" + taken), choice.node().get(), NOW);
      taken++;
    }
    assertThat(taken).isEqualTo(5); // each room is expected to cost two members, 0.02
  }

  @Test
  void what_is_reserved_counts_for_fifteen_seconds() {
    Reservations held = Reservations.none().with(ROOM, node("a", 0), NOW);
    assertThat(held.on(node("a", 0), NOW.plusSeconds(14)).stress()).isCloseTo(0.02, within(1e-9));
    assertThat(held.on(node("b", 0), NOW).stress()).isZero();
    assertThat(held.on(node("a", 0), NOW.plus(Duration.ofSeconds(15))).stress()).isZero();
  }

  @Test
  void a_storm_of_calls_that_are_over_at_once_fills_no_node() {
    Reservations reservations = Reservations.none();
    for (int call = 0; call < 200; call++) {
      NodeLoad now = reservations.on(node("a", 0.9), NOW);
      NodeLoad chosen = NodeChoice.among(List.of(now), ANY, random::nextInt).node().orElseThrow();
      reservations = reservations.with(ROOM, chosen, NOW).without(ROOM, chosen.node());
    }
  }

  @Test
  void a_room_that_moves_is_reserved_on_its_new_node_only() {
    Reservations moved =
        Reservations.none()
            .with(ROOM, node("a", 0), NOW)
            .with(ROOM, node("b", 0), NOW)
            .without(ROOM, new NodeId("a"));
    assertThat(moved.on(node("a", 0), NOW).stress()).isZero();
    assertThat(moved.on(node("b", 0), NOW).stress()).isPositive();
  }

  @Test
  void a_node_that_does_not_measure_itself_is_judged_by_processors_and_connections() {
    NodeId old = new NodeId("old");
    assertThat(NodeLoad.of(old, new FromNode.Load(1, 100, 0.1)).stress()).isEqualTo(0.5);
    assertThat(NodeLoad.of(old, new FromNode.Load(1, 1, 0.8)).stress()).isEqualTo(0.8);
    FromNode.Load measured = new FromNode.Load(1, 1, 0.8, 90_000, 0.3, 0.004, true);
    assertThat(NodeLoad.of(old, measured)).isEqualTo(new NodeLoad(old, 0.3, 0.004, true));
  }

  private NodeChoice choose(Optional<NodeId> host, NodeLoad... nodes) {
    return NodeChoice.among(List.of(nodes), host, random::nextInt);
  }

  private static NodeLoad node(String id, double stress) {
    return new NodeLoad(new NodeId(id), stress, 0.01, false);
  }
}
