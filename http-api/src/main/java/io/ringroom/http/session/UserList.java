package io.ringroom.http.session;

import akka.actor.typed.ActorRef;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.http.json.Json;
import io.ringroom.http.session.SessionMessage.Decided;
import io.ringroom.protocol.client.ClientEvent.UserPresence;
import org.jspecify.annotations.Nullable;

/** A client's interest in who is online. */
final class UserList {
  private final Desk desk;
  private final ActorRef<DirectoryCommand.Listing> directory;
  private @Nullable String listingAsked;
  private boolean listed;

  UserList(Desk desk, ActorRef<DirectoryCommand.Listing> directory) {
    this.desk = desk;
    this.directory = directory;
  }

  void listUsers(Asked asked) {
    listingAsked = asked.id();
    listed = true;
    stayListed();
  }

  /** Repeats the interest, in case the directory was restarted meanwhile. */
  void stayListed() {
    if (listed) {
      desk.around()
          .addresses()
          .directory(desk.tenant())
          .tell(new DirectoryCommand.Subscribe(directory, listingAsked != null));
    }
  }

  /**
   * @return whether this listing is the answer to {@code listUsers}
   */
  boolean answerListing(DirectoryCommand.Listing listing) {
    String asked = listingAsked;
    if (asked == null || !listing.complete()) {
      return false;
    }
    listingAsked = null;
    ObjectNode p = Json.object();
    ArrayNode users = p.putArray("users");
    for (UserPresence user : listing.users()) {
      ObjectNode entry = Json.mapper().valueToTree(user);
      entry.remove("ev");
      users.add(entry);
    }
    desk.context().getSelf().tell(Decided.yes(asked, p));
    return true;
  }
}
