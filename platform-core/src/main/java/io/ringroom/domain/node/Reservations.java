package io.ringroom.domain.node;

import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rooms that were given to nodes so lately that the nodes' reports do not show them yet. Each
 * counts on its node's stress until it must have become visible there, or is over: otherwise a
 * burst of rooms would all go to the node that was the idlest a moment ago.
 */
public final class Reservations {
  /** Members take this long to answer, connect and send. Longer: a node seems fuller than it is. */
  static final Duration HOLD = Duration.ofSeconds(15);

  /** Members a new room is expected to get within that time. */
  static final int EXPECTED_MEMBERS = 2;

  private record Reservation(RoomId room, NodeId node, double cost, Instant until) {}

  private final List<Reservation> held;

  private Reservations(List<Reservation> held) {
    this.held = List.copyOf(held);
  }

  public static Reservations none() {
    return new Reservations(List.of());
  }

  /** This room was given to this node now. */
  public Reservations with(RoomId room, NodeLoad chosen, Instant now) {
    List<Reservation> next = new ArrayList<>(valid(now));
    double cost = EXPECTED_MEMBERS * chosen.memberCost();
    next.add(new Reservation(room, chosen.node(), cost, now.plus(HOLD)));
    return new Reservations(next);
  }

  /** This room is not on this node any more: calls that are over at once must not fill it. */
  public Reservations without(RoomId room, NodeId node) {
    return new Reservations(
        held.stream().filter(one -> !one.room().equals(room) || !one.node().equals(node)).toList());
  }

  /** The node as it will be when everything that was promised to it has come. */
  public NodeLoad on(NodeLoad load, Instant now) {
    double pending =
        valid(now).stream()
            .filter(reservation -> reservation.node().equals(load.node()))
            .mapToDouble(Reservation::cost)
            .sum();
    return load.plus(pending);
  }

  private List<Reservation> valid(Instant now) {
    return held.stream().filter(reservation -> now.isBefore(reservation.until())).toList();
  }
}
