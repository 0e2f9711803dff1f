package io.ringroom.actor.user;

import akka.actor.typed.ActorRef;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.message.UserCommand.Place;
import io.ringroom.actor.message.UserCommand.Placed;
import io.ringroom.protocol.client.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Wishes to call that wait for the present call to say whether it is alive. */
final class PendingWishes {
  /** More at once are not a person's. */
  private static final int MOST = 8;

  private final List<Place> waiting = new ArrayList<>();

  /**
   * @return false when there is no room for another, which is then refused
   */
  boolean add(Place wish) {
    if (waiting.size() >= MOST) {
      wish.replyTo().tell(new Placed(null, ErrorCode.TOO_MANY_REQUESTS));
      return false;
    }
    return waiting.add(wish);
  }

  /** The call is alive: none of them can be had. */
  void refuse() {
    waiting.forEach(wish -> wish.replyTo().tell(new Placed(null, ErrorCode.ALREADY_IN_CALL)));
    waiting.clear();
  }

  /** The call is over: each is judged again. */
  void tryAgain(ActorRef<UserCommand> user) {
    waiting.forEach(user::tell);
    waiting.clear();
  }
}
