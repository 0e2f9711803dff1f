package io.ringroom.domain.room;

import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.NodeId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.ToNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a media node is asked for, from what the call needs. */
public final class RoomWish {
  /** How long a camera may stay open without a word from the platform. */
  static final Duration CAPTURE_LEASE = Duration.ofSeconds(60);

  private RoomWish() {}

  /**
   * @param names how members want to be called, as far as it is known
   * @param revision grows with every wish for a placing
   */
  public static ToNode.Wish of(
      RoomNeed need,
      RoomState.Place place,
      List<RoomTask> tasks,
      Map<UserId, String> names,
      long revision) {
    List<RoomMember> members =
        Stream.concat(
                need.occupants().stream()
                    .map(occupant -> member(need, occupant, place))
                    .flatMap(Optional::stream),
                tasks.stream().flatMap(task -> pulled(need, task)))
            .map(member -> member.named(names.get(member.user())))
            .toList();
    return new ToNode.Wish(
        need.room(), place.epoch(), revision, members, tasks.isEmpty() ? null : tasks);
  }

  /** A network camera is a member by its task alone; a user of its name takes its place. */
  private static Stream<RoomMember> pulled(RoomNeed need, RoomTask task) {
    return task instanceof RoomTask.Pull pull && !need.has(pull.user())
        ? Stream.of(RoomMember.remote(pull.user(), true, true))
        : Stream.empty();
  }

  /** Hardware of another node cannot be captured here: its room user stays out of the room. */
  private static Optional<RoomMember> member(
      RoomNeed need, Occupant occupant, RoomState.Place place) {
    NodeId host = occupant.seat().host();
    Tracks tracks = occupant.seat().tracks();
    if (host == null) {
      return Optional.of(
          new RoomMember(
              occupant.user(),
              tracks.audio(),
              tracks.video(),
              null,
              occupant.subscriptions(),
              tracks.screen()));
    }
    if (!host.equals(place.node())) {
      return Optional.empty();
    }
    RoomMember.Lease lease =
        new RoomMember.Lease(lessee(need, place), (int) CAPTURE_LEASE.toMillis());
    return Optional.of(RoomMember.captured(occupant.user(), tracks.audio(), tracks.video(), lease));
  }

  private static String lessee(RoomNeed need, RoomState.Place place) {
    return place.call() == null ? need.room().value() : place.call().value();
  }

  /** The node whose hardware takes part; it is where the room has to run. */
  public static Optional<NodeId> host(RoomNeed need) {
    return need.occupants().stream()
        .map(occupant -> occupant.seat().host())
        .filter(Objects::nonNull)
        .findFirst();
  }
}
