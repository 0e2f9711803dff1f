package io.ringroom.actor.user;

import akka.actor.typed.javadsl.ActorContext;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.user.Dialling;
import io.ringroom.domain.user.Joining;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.User;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user's wishes to dial and to join. Each is answered once: at once, or when it is stored, or
 * when the call it has to wait for has spoken.
 */
final class Wishes {

  /** A call he is engaged in has just confirmed it; this wish waited for that. */
  record Confirmed(UserCommand wish, CallId by) implements UserCommand {}

  /** What a ringing call says to him who dialled its caller. */
  record Answered(Place place, CallId call, CallCommand.@Nullable Reply reply)
      implements UserCommand {}

  /** What is to be stored, and what is done then. */
  record Step(Verdict verdict, Runnable then) {}

  private final UserKey me;
  private final ActorContext<UserCommand> context;
  private final UserEntity.Surroundings around;
  private final DeviceDesk desk;
  private final PendingWishes pending = new PendingWishes();

  Wishes(
      UserKey me,
      ActorContext<UserCommand> context,
      UserEntity.Surroundings around,
      DeviceDesk desk) {
    this.me = me;
    this.context = context;
    this.around = around;
    this.desk = desk;
  }

  Optional<Step> place(UserState state, Standing standing, UserCommand.Place place) {
    return of(place, User.dial(me.user(), state, standing, place.wish(), now()));
  }

  Optional<Step> join(UserState state, Standing standing, UserCommand.Join join) {
    return of(join, User.join(me.user(), state, standing, join.wish(), now()));
  }

  Optional<Step> confirmed(UserState state, Standing standing, Confirmed confirmed) {
    UserId user = me.user();
    CallId by = confirmed.by();
    boolean waiting = desk.circumstances().waiting();
    if (confirmed.wish() instanceof UserCommand.Place place) {
      return of(
          place, Dialling.knowingHeIsIn(by, user, state, standing, place.wish(), waiting, now()));
    }
    UserCommand.Join join = (UserCommand.Join) confirmed.wish();
    return of(join, Joining.knowingHeIsIn(by, user, state, standing, join.wish(), waiting, now()));
  }

  private Optional<Step> of(UserCommand.Place place, Dialling dialling) {
    if (dialling instanceof Dialling.Placed placed) {
      return Optional.of(
          new Step(
              placed.verdict(),
              () -> place.replyTo().tell(new UserCommand.Placed(placed.call(), null))));
    }
    if (dialling instanceof Dialling.AlreadyPlaced already) {
      place.replyTo().tell(new UserCommand.Placed(already.call(), null));
    } else if (dialling instanceof Dialling.Answer answer) {
      answer(place, answer);
    } else if (dialling instanceof Dialling.AskFirst ask && pending.add(place)) {
      desk.tell(ask.engaged(), ask.question());
    } else if (dialling instanceof Dialling.Refused refused) {
      PendingWishes.refuse(place, refused.why());
    }
    return Optional.empty();
  }

  private Optional<Step> of(UserCommand.Join join, Joining joining) {
    if (joining instanceof Joining.Enter enter) {
      return Optional.of(new Step(enter.verdict(), () -> enter(join, enter)));
    }
    if (joining instanceof Joining.AskFirst ask && pending.add(join)) {
      desk.tell(ask.engaged(), ask.question());
    } else if (joining instanceof Joining.Refused refused) {
      PendingWishes.refuse(join, refused.why());
    }
    return Optional.empty();
  }

  /** The call itself tells the client what came of it. */
  private void enter(UserCommand.Join join, Joining.Enter enter) {
    around
        .addresses()
        .call(join.wish().call())
        .tell(new CallCommand.Hear(me.tenant(), enter.join(), join.replyTo()));
  }

  private void answer(UserCommand.Place place, Dialling.Answer answer) {
    context.ask(
        CallCommand.Reply.class,
        around.addresses().call(answer.call()),
        around.settings().askCallWithin(),
        replyTo -> new CallCommand.Hear(me.tenant(), answer.accept(), replyTo),
        (reply, failure) -> new Answered(place, answer.call(), reply));
  }

  /** A call that ended meanwhile lets this user go with its refusal: the wish is judged again. */
  void answered(Answered answered) {
    UserCommand.Place place = answered.place();
    CallCommand.Reply reply = answered.reply();
    if (reply == null) {
      place.replyTo().tell(new UserCommand.Placed(null, ErrorCode.NOT_AVAILABLE));
    } else if (reply.refusal() == ErrorCode.CALL_ENDED) {
      context.getSelf().tell(place);
    } else {
      CallId call = reply.refusal() == null ? answered.call() : null;
      place.replyTo().tell(new UserCommand.Placed(call, reply.refusal()));
    }
  }

  /** What waited for a call is judged again, now that it has said whether he is in it. */
  void callHasSpoken(UserState state, CallId asked) {
    boolean alive = state.engagedIn(asked);
    for (UserCommand wish : pending.take()) {
      context.getSelf().tell(alive ? new Confirmed(wish, asked) : wish);
    }
  }

  private Instant now() {
    return around.clock().instant();
  }
}
