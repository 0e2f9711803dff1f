package io.ringroom.domain.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.CallId;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.protocol.node.RoomTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a room runs, and what is done there beside forwarding.
 *
 * @param place absent before the first placing
 * @param closed true for ever once its owner needs it no more
 * @param tasks in the order they were first given; absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoomState(@Nullable Place place, boolean closed, @Nullable List<RoomTask> tasks) {
  public static final RoomState NEW = new RoomState(null, false);

  public RoomState {
    tasks = tasks == null ? null : List.copyOf(tasks);
  }

  public RoomState(@Nullable Place place, boolean closed) {
    this(place, closed, null);
  }

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
    if (event instanceof RoomEvent.TaskGiven given) {
      return new RoomState(place, closed, with(given.task()));
    }
    if (event instanceof RoomEvent.TaskDropped dropped) {
      return new RoomState(place, closed, without(dropped.task()));
    }
    if (event instanceof RoomEvent.PlacedForConference placed) {
      return at(
          new Place(placed.tenant(), null, placed.node(), placed.epoch(), placed.conference()));
    }
    // What was recorded is for those who are told of it; the room does not need to know.
    return event instanceof RoomEvent.Closed ? new RoomState(place, true, tasks) : this;
  }

  private RoomState at(Place next) {
    return new RoomState(next, false, tasks);
  }

  /** What is to be done beside forwarding. */
  public List<RoomTask> work() {
    return tasks == null ? List.of() : tasks;
  }

  public Optional<RoomTask> task(String id) {
    return work().stream().filter(task -> task.id().equals(id)).findFirst();
  }

  private List<RoomTask> with(RoomTask given) {
    List<RoomTask> next = new ArrayList<>(work());
    if (task(given.id()).isPresent()) {
      next.replaceAll(task -> task.id().equals(given.id()) ? given : task);
    } else {
      next.add(given);
    }
    return next;
  }

  private @Nullable List<RoomTask> without(String id) {
    List<RoomTask> next = work().stream().filter(task -> !task.id().equals(id)).toList();
    return next.isEmpty() ? null : next;
  }

  /** The epoch of the next placing. */
  public long nextEpoch() {
    return place == null ? 1 : place.epoch() + 1;
  }
}
