package io.ringroom.actor.message;

import akka.actor.typed.ActorRef;
import io.ringroom.protocol.client.ClientEvent.UserPresence;
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
   * @param complete true when {@code users} is everyone online, false when it is changes only
   */
  record Listing(boolean complete, List<UserPresence> users) implements CborSerializable {
    public Listing {
      users = List.copyOf(users);
    }
  }
}
