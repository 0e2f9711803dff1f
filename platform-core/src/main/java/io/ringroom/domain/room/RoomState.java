package io.ringroom.domain.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.CallId;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a room runs.
 *
 * @param place absent before the first placing
 * @param closed true for ever once its owner needs it no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoomState(@Nullable Place place, boolean closed) {
  public static final RoomState NEW = new RoomState(null, false);

  /** Exactly one of {@code call} and {@code conference}, the owner, is present. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Place(
      TenantId tenant,
      @Nullable CallId call,
      NodeId node,
      long epoch,
      @Nullable RoomId conference) {
    public static Place ofCall(TenantId tenant, CallId call, NodeId node, long epoch) {
      return new Place(tenant, call, node, epoch, null);
    }

    public RoomOwner owner() {
      return call != null
          ? new RoomOwner.OfCall(call)
          : new RoomOwner.OfConference(Objects.requireNonNull(conference));
    }
  }

  public RoomState evolve(RoomEvent event) {
    if (event instanceof RoomEvent.Placed placed) {
      return at(Place.ofCall(placed.tenant(), placed.call(), placed.node(), placed.epoch()));
    }
    if (event instanceof RoomEvent.PlacedForConference placed) {
      return at(
          new Place(placed.tenant(), null, placed.node(), placed.epoch(), placed.conference()));
    }
    return new RoomState(place, true);
  }

  private static RoomState at(Place place) {
    return new RoomState(place, false);
  }

  /** The epoch of the next placing. */
  public long nextEpoch() {
    return place == null ? 1 : place.epoch() + 1;
  }
}
