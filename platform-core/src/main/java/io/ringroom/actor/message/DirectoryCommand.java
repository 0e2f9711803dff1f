package io.ringroom.actor.message;

import akka.actor.typed.ActorRef;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent.UserPresence;
import java.time.Duration;
import java.util.List;

/** What a tenant's directory of online users is sent. */
public interface DirectoryCommand extends CborSerializable {

  /** How a user is now; repeated while he is online, forgotten when not repeated. */
  record Seen(UserPresence presence) implements DirectoryCommand {}

  /**
   * Tells {@code subscriber} every change from now on; repeated while interested.
   *
   * @param list whether the present list is wanted too; a directory that has just been restarted
   *     sends it anyway
   */
  record Subscribe(ActorRef<Listing> subscriber, boolean list) implements DirectoryCommand {}

  /**
   * Tells a room how these users want to be called: now, and for the next {@link #NAMES_FOR} on
   * every change. Repeated while the room is interested; the newest question of a room counts.
   */
  record AskNames(List<UserId> users, ActorRef<RoomCommand> room) implements DirectoryCommand {
    public AskNames {
      users = List.copyOf(users);
    }
  }

  /** For how long a room that has asked for names is told of changes; rooms ask three times. */
  Duration NAMES_FOR = Duration.ofSeconds(60);

  /**
   * @param complete true when {@code users} is everyone online, false when it is changes only
   */
  record Listing(boolean complete, List<UserPresence> users) implements CborSerializable {
    public Listing {
      users = List.copyOf(users);
    }
  }
}
