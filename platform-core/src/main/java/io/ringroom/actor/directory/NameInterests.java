package io.ringroom.actor.directory;

import akka.actor.typed.ActorRef;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent.UserPresence;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which rooms want to know how whom is called. A room that asks no more is forgotten. */
final class NameInterests {
  private final Map<ActorRef<RoomCommand>, Interest> interests = new HashMap<>();

  private record Interest(Set<UserId> users, Instant until) {}

  /** Answers with the names that are known, and remembers the question. */
  void ask(
      DirectoryCommand.AskNames ask, Function<UserId, @Nullable UserPresence> known, Instant now) {
    interests.put(
        ask.room(), new Interest(Set.copyOf(ask.users()), now.plus(DirectoryCommand.NAMES_FOR)));
    List<RoomCommand.Named> names =
        ask.users().stream()
            .map(known)
            .filter(Objects::nonNull)
            .map(presence -> new RoomCommand.Named(presence.user(), presence.name()))
            .toList();
    ask.room().tell(new RoomCommand.Names(names));
  }

  /** Somebody came, or is called in another way. */
  void named(UserPresence now) {
    RoomCommand.Names news =
        new RoomCommand.Names(List.of(new RoomCommand.Named(now.user(), now.name())));
    interests.forEach(
        (room, interest) -> {
          if (interest.users().contains(now.user())) {
            room.tell(news);
          }
        });
  }

  void forgetOld(Instant now) {
    interests.values().removeIf(interest -> interest.until().isBefore(now));
  }
}
