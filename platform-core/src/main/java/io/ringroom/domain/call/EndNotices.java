package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.util.List;

/** What is told when a member leaves, and when the call is over. */
final class EndNotices {
  private EndNotices() {}

  static List<Outgoing> left(Occasion on, CallEvent.MemberLeft event) {
    UserId user = event.user();
    Post post = on.post();
    on.was().members().of(user).ifPresent(leaver -> tellLeaver(on, post, leaver, event));
    post.release(user, on.now().parties());
    for (Member other : on.now().members().all()) {
      post.member(other, new ClientEvent.UserLeave(on.call(), user, how(event)));
    }
    return post.out();
  }

  /** Volcengine RTC's numbers. */
  private static int how(CallEvent.MemberLeft event) {
    return event.lost() ? 1 : event.cause() == Cause.KICKED ? 3 : 0;
  }

  private static void tellLeaver(
      Occasion on, Post post, Member leaver, CallEvent.MemberLeft event) {
    if (event.cause() == Cause.KICKED) {
      boolean barred = on.now().parties().barred(event.user());
      post.member(leaver, new ClientEvent.KickedFromCall(on.call(), barred));
    }
    post.member(leaver, hisEnd(on, event));
  }

  private static ClientEvent hisEnd(Occasion on, CallEvent.MemberLeft event) {
    Live was = on.was();
    String cause = Occasion.cause(event.lost(), event.cause());
    EndReason reason = event.cause() == Cause.KICKED ? EndReason.END_BY_SERVER : EndReason.HANGUP;
    return was.began()
        ? on.callEnd(reason, event.user(), was.secondsSinceBegin(event.at()), cause)
        : on.notConnected(EndReason.CANCELED, event.user(), cause);
  }

  static List<Outgoing> ended(Occasion on, CallEvent.Ended event) {
    Live was = on.was();
    Post post = on.post();
    for (Member member : was.members().all()) {
      if (event.into() != null && member.user().equals(was.facts().caller())) {
        post.add(new Outgoing(member.user(), new ToUser.MergedInto(on.call(), event.into())));
      } else {
        post.member(member, theirEnd(on, event));
        post.releaseForGood(member.user());
      }
    }
    for (Invitation invitation : was.invitations().pending()) {
      post.to(
          invitation.user(),
          Audience.ALL,
          on.notConnected(event.reason(), event.by(), behind(event)));
      post.releaseForGood(invitation.user());
    }
    return post.out();
  }

  private static ClientEvent theirEnd(Occasion on, CallEvent.Ended event) {
    return on.was().began()
        ? on.callEnd(event.reason(), event.by(), event.totalTime(), behind(event))
        : on.notConnected(event.reason(), event.by(), behind(event));
  }

  private static String behind(CallEvent.Ended event) {
    return Occasion.cause(event.connectionLost(), event.cause());
  }
}
