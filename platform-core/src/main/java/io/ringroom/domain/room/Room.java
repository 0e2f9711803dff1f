package io.ringroom.domain.room;

import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.node.ToNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be done for a room: pure decisions, carried out by its entity. */
public final class Room {
  private Room() {}

  /** What a need comes to. */
  public sealed interface Plan {
    record Nothing() implements Plan {}

    /** The node it is on gets the new wish. */
    record Wish(RoomState.Place place, RoomNeed need) implements Plan {}

    /** It needs a node, this one if present. */
    record FindNode(Optional<NodeId> host) implements Plan {}

    /** The call is over; the node, if there is one, is told. */
    record Close() implements Plan {}
  }

  /**
   * @param need absent when the call is over
   */
  public static Plan plan(RoomState state, @Nullable RoomNeed need) {
    if (state.closed()) {
      return new Plan.Nothing();
    }
    if (need == null) {
      return new Plan.Close();
    }
    RoomState.Place place = state.place();
    Optional<NodeId> host = RoomWish.host(need);
    boolean fits = place != null && (host.isEmpty() || host.get().equals(place.node()));
    return fits && place != null ? new Plan.Wish(place, need) : new Plan.FindNode(host);
  }

  /**
   * A node says it runs this room. What it runs without right it must close: the room is over, or
   * lives elsewhere by now.
   */
  public static Optional<ToNode.CloseRoom> orphan(
      RoomId room, RoomState state, NodeId node, long epoch) {
    RoomState.Place place = state.place();
    boolean rightful = place != null && !state.closed() && place.node().equals(node);
    return rightful ? Optional.empty() : Optional.of(new ToNode.CloseRoom(room, epoch));
  }
}
