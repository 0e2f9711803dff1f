package io.ringroom.domain.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.CallId;
import io.ringroom.id.NodeId;
import io.ringroom.id.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Where a room runs.
 *
 * @param place absent before the first placing
 * @param closed true for ever once the call is over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoomState(@Nullable Place place, boolean closed) {
  public static final RoomState NEW = new RoomState(null, false);

  public record Place(TenantId tenant, CallId call, NodeId node, long epoch) {}

  public RoomState evolve(RoomEvent event) {
    if (event instanceof RoomEvent.Placed placed) {
      return new RoomState(
          new Place(placed.tenant(), placed.call(), placed.node(), placed.epoch()), false);
    }
    return new RoomState(place, true);
  }

  /** The epoch of the next placing. */
  public long nextEpoch() {
    return place == null ? 1 : place.epoch() + 1;
  }
}
