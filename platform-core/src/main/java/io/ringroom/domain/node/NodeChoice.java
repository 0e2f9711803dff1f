package io.ringroom.domain.node;

import io.ringroom.id.NodeId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which media node a new room goes to. */
public final class NodeChoice {
  /** A node above this share of its processors is taken only when all are. */
  static final double CROWDED = 0.8;

  private NodeChoice() {}

  /**
   * @param host the node whose hardware takes part, if any: then no other will do
   * @return empty when no suitable node is connected
   */
  public static Optional<NodeLoad> choose(Collection<NodeLoad> connected, Optional<NodeId> host) {
    return connected.stream()
        .filter(load -> host.isEmpty() || load.node().equals(host.get()))
        .min(
            Comparator.comparing((NodeLoad load) -> load.cpu() > CROWDED)
                .thenComparing(NodeLoad::connections)
                .thenComparing(NodeLoad::rooms)
                .thenComparing(NodeLoad::node));
  }
}
