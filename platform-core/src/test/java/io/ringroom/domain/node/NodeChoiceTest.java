package io.ringroom.domain.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.NodeId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeChoiceTest {
  private static final Optional<NodeId> ANY = Optional.empty();

  @Test
  void the_node_with_the_fewest_connections_is_taken() {
    assertThat(choose(ANY, node("a", 9, 0.1), node("b", 2, 0.5))).contains(new NodeId("b"));
  }

  @Test
  void a_crowded_node_is_taken_only_when_all_are_crowded() {
    assertThat(choose(ANY, node("a", 0, 0.9), node("b", 50, 0.7))).contains(new NodeId("b"));
    assertThat(choose(ANY, node("a", 0, 0.9), node("b", 50, 0.95))).contains(new NodeId("a"));
  }

  @Test
  void the_node_whose_hardware_takes_part_is_taken_however_crowded() {
    assertThat(choose(Optional.of(new NodeId("a")), node("a", 99, 1), node("b", 0, 0)))
        .contains(new NodeId("a"));
  }

  @Test
  void without_a_suitable_node_there_is_no_choice() {
    assertThat(choose(ANY)).isEmpty();
    assertThat(choose(Optional.of(new NodeId("c")), node("a", 0, 0))).isEmpty();
  }

  private static Optional<NodeId> choose(Optional<NodeId> host, NodeLoad... nodes) {
    return NodeChoice.choose(List.of(nodes), host).map(NodeLoad::node);
  }

  private static NodeLoad node(String id, int connections, double cpu) {
    return new NodeLoad(new NodeId(id), 1, connections, cpu);
  }
}
