package io.ringroom.domain.node;

import io.ringroom.id.NodeId;
import io.ringroom.protocol.node.FromNode;

/**
 * What is known of a connected media node.
 *
 * @param stress how much of it is used, 0 to 1; from 1 on it is full
 * @param memberCost how much one more member adds to that
 * @param draining whether it takes no new rooms
 */
public record NodeLoad(NodeId node, double stress, double memberCost, boolean draining) {
  /** What nodes are taken to carry that do not measure themselves. */
  private static final double USUAL_CONNECTIONS = 200;

  /** What a node says of itself; one that says little is judged by its processors. */
  public static NodeLoad of(NodeId node, FromNode.Load load) {
    Double stress = load.stress();
    Double cost = load.memberCost();
    return new NodeLoad(
        node,
        stress == null ? Math.max(load.cpu(), load.connections() / USUAL_CONNECTIONS) : stress,
        cost == null ? 1 / USUAL_CONNECTIONS : cost,
        Boolean.TRUE.equals(load.draining()));
  }

  /** As it will be when this much more is on it. */
  NodeLoad plus(double pending) {
    return new NodeLoad(node, stress + pending, memberCost, draining);
  }

  boolean isFull() {
    return stress >= 1;
  }
}
