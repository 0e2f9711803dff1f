package io.ringroom.actor.user;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.message.UserCommand.Join;
import io.ringroom.actor.message.UserCommand.Place;
import io.ringroom.actor.message.UserCommand.Placed;
import io.ringroom.protocol.client.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Wishes to call or to join that wait for the present call to say whether it is alive. */
final class PendingWishes {
  /** More at once are not a person's. */
  private static final int MOST = 8;

  private final List<UserCommand> waiting = new ArrayList<>();

  /**
   * @return false when there is no room for another, which is then refused
   */
  boolean add(UserCommand wish) {
    if (waiting.size() >= MOST) {
      refuse(wish, ErrorCode.TOO_MANY_REQUESTS);
      return false;
    }
    return waiting.add(wish);
  }

  /** The call has spoken: each is judged again. */
  List<UserCommand> take() {
    List<UserCommand> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  static void refuse(UserCommand wish, ErrorCode why) {
    if (wish instanceof Place place) {
      place.replyTo().tell(new Placed(null, why));
    } else if (wish instanceof Join join) {
      join.replyTo().tell(new CallCommand.Reply(why));
    }
  }
}
