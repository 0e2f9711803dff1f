package io.ringroom.actor.room;

import akka.actor.typed.ActorRef;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.domain.room.Occupant;
import io.ringroom.id.UserId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the members of a room want to be called, as the tenant's directory knows it. Lost with the
 * entity and asked for again; a directory that answers late or never costs a picture its names.
 */
final class MemberNames {
  private static final Comparator<UserId> BY_ID = Comparator.comparing(UserId::value);

  private final ActorRef<RoomCommand> self;
  private final Addresses addresses;
  private final Map<UserId, String> known = new HashMap<>();
  private List<UserId> asked = List.of();

  MemberNames(ActorRef<RoomCommand> self, Addresses addresses) {
    this.self = self;
    this.addresses = addresses;
  }

  /** Asks when there are others than last time. */
  void follow(RoomCommand.Need need) {
    if (!users(need).equals(asked)) {
      ask(need);
    }
  }

  /** Asks, so that it goes on to be told of changes. */
  void ask(RoomCommand.Need need) {
    asked = users(need);
    known.keySet().retainAll(asked);
    if (!asked.isEmpty()) {
      addresses.directory(need.tenant()).tell(new DirectoryCommand.AskNames(asked, self));
    }
  }

  private static List<UserId> users(RoomCommand.Need need) {
    return need.need() == null
        ? List.of()
        : need.need().occupants().stream().map(Occupant::user).sorted(BY_ID).toList();
  }

  /**
   * @return whether anybody is called in another way now
   */
  boolean learn(RoomCommand.Names names) {
    Map<UserId, String> before = Map.copyOf(known);
    for (RoomCommand.Named one : names.names()) {
      if (one.name().isBlank()) {
        known.remove(one.user());
      } else if (asked.contains(one.user())) {
        known.put(one.user(), one.name());
      }
    }
    return !before.equals(known);
  }

  Map<UserId, String> known() {
    return Map.copyOf(known);
  }
}
