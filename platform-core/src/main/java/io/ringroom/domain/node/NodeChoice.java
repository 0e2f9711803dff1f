package io.ringroom.domain.node;

import io.ringroom.id.NodeId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Which media node a new room goes to: of two taken at random the less stressed one. Unlike taking
 * the least stressed of all, that does not send everybody to the same node when several platform
 * nodes choose at once by reports that are seconds old (Mitzenmacher, "The power of two choices").
 *
 * @param node empty when there is no suitable one
 * @param full whether the reason is that all suitable ones are full
 */
public record NodeChoice(Optional<NodeLoad> node, boolean full) {
  private static final NodeChoice NONE = new NodeChoice(Optional.empty(), false);
  private static final NodeChoice FULL = new NodeChoice(Optional.empty(), true);

  /**
   * @param connected with what is reserved on them added
   * @param host the node whose hardware takes part, if any: then no other will do, and it is taken
   *     even if it is full, since who is called stands there
   * @param draw gives a number below its argument, each as likely
   */
  public static NodeChoice among(
      Collection<NodeLoad> connected, Optional<NodeId> host, IntUnaryOperator draw) {
    List<NodeLoad> suitable =
        connected.stream()
            .filter(load -> !load.draining())
            .filter(load -> host.isEmpty() || load.node().equals(host.get()))
            .sorted(Comparator.comparing(NodeLoad::node))
            .toList();
    List<NodeLoad> free =
        suitable.stream().filter(load -> host.isPresent() || !load.isFull()).toList();
    if (free.isEmpty()) {
      return suitable.isEmpty() ? NONE : FULL;
    }
    return new NodeChoice(Optional.of(betterOfTwo(free, draw)), false);
  }

  private static NodeLoad betterOfTwo(List<NodeLoad> free, IntUnaryOperator draw) {
    NodeLoad one = free.get(draw.applyAsInt(free.size()));
    if (free.size() == 1) {
      return one;
    }
    int step = 1 + draw.applyAsInt(free.size() - 1);
    NodeLoad other = free.get((free.indexOf(one) + step) % free.size());
    return other.stress() < one.stress() ? other : one;
  }
}
