package io.ringroom.domain.simulation;

import io.ringroom.domain.user.Dialling;
import io.ringroom.domain.user.JoinCall;
import io.ringroom.domain.user.Joining;
import io.ringroom.domain.user.PlaceCall;
import io.ringroom.domain.user.User;
import io.ringroom.id.CallId;
import org.jspecify.annotations.Nullable;

/** What the devices of a user want of him: to dial, and to come into a call. */
final class Wishes {
  private final World world;
  private final UserHost user;

  private @Nullable PlaceCall waiting;
  private @Nullable Device asker;
  private @Nullable JoinCall waitingToJoin;

  Wishes(World world, UserHost user) {
    this.world = world;
    this.user = user;
  }

  void dial(Device device, PlaceCall wish) {
    carryOut(device, wish, User.dial(user.id, user.state, user.standing, wish, world.now));
  }

  private void carryOut(Device device, PlaceCall wish, Dialling dialling) {
    Link link = device.link;
    if (dialling instanceof Dialling.Placed placed) {
      user.begin(placed.verdict());
      if (!user.down) {
        answer(link, new Link.Dialled(wish, placed.call(), null));
      }
    } else if (dialling instanceof Dialling.AlreadyPlaced already) {
      answer(link, new Link.Dialled(wish, already.call(), null));
    } else if (dialling instanceof Dialling.Answer answer) {
      device.unanswered = null;
      world.say(device, answer.call(), answer.accept());
    } else if (dialling instanceof Dialling.Refused refused) {
      answer(link, new Link.Dialled(wish, null, refused.why()));
    } else if (dialling instanceof Dialling.AskFirst ask) {
      waiting = wish;
      asker = device;
      world.mail.send(user.id, ask.engaged(), ask.question());
    }
  }

  /** A wish to join waits as one to dial does, while the present call is asked. */
  void join(JoinCall wish) {
    carryOut(wish, User.join(user.id, user.state, user.standing, wish, world.now));
  }

  private void carryOut(JoinCall wish, Joining joining) {
    if (joining instanceof Joining.Enter enter) {
      user.begin(enter.verdict());
      if (!user.down) {
        world.mail.send(user.id, wish.call(), enter.join());
      }
    } else if (joining instanceof Joining.AskFirst ask) {
      waitingToJoin = wish;
      world.mail.send(user.id, ask.engaged(), ask.question());
    }
  }

  private static void answer(@Nullable Link link, Link.Dialled answer) {
    if (link != null) {
      link.write(answer);
    }
  }

  /** A call he is engaged in, or was, has said how it stands. */
  void answer(CallId confirmed) {
    PlaceCall wish = waiting;
    Device device = asker;
    JoinCall join = waitingToJoin;
    forget();
    if (join != null) {
      carryOut(
          join,
          Joining.knowingHeIsIn(
              confirmed,
              user.id,
              user.state,
              user.standing,
              join,
              user.offersWaiting(),
              world.now));
    }
    if (!user.down && wish != null && device != null) {
      carryOut(
          device,
          wish,
          Dialling.knowingHeIsIn(
              confirmed,
              user.id,
              user.state,
              user.standing,
              wish,
              user.offersWaiting(),
              world.now));
    }
  }

  /** Who waits when the user's entity dies is not answered. */
  void forget() {
    waiting = null;
    asker = null;
    waitingToJoin = null;
  }
}
