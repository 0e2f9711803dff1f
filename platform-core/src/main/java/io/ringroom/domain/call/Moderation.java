package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;

/** What the tenant's server, or a moderator through it, does to a call (R11, R12). */
record Moderation(Live call, Instant now) {

  Decision mute(ToCall.Mute message) {
    return call.members()
        .of(message.user())
        .map(member -> close(member, message))
        .orElse(Decision.refused(ErrorCode.NOT_A_MEMBER));
  }

  private Decision close(Member member, ToCall.Mute message) {
    Tracks open = member.tracks();
    Tracks left = open.without(message.audio(), message.video());
    return left.equals(open)
        ? Decision.NOTHING
        : Decision.happened(new CallEvent.TracksChanged(member.user(), left, now, true));
  }

  /** The bar comes first, so that he can be told of it together with his end. */
  Decision kick(ToCall.Kick message) {
    UserId user = message.user();
    boolean bars = message.bar() && call.parties().has(user) && !call.parties().barred(user);
    if (!bars && !call.concerns(user)) {
      return call.parties().barred(user)
          ? Decision.NOTHING
          : Decision.refused(ErrorCode.NOT_A_MEMBER);
    }
    Chain chain = new Chain(call);
    if (bars) {
      chain.then(new CallEvent.Barred(user, now));
    }
    if (call.members().has(user)) {
      chain.leaves(new CallEvent.MemberLeft(user, false, now, Cause.KICKED));
    } else if (call.concerns(user)) {
      chain.then(new CallEvent.InvitationEnded(user, Outcome.CANCELLED, null, null, now));
    }
    return chain.underEndRule(now);
  }

  Decision end(ToCall.EndByServer message) {
    return Decision.happened(
        new CallEvent.Ended(
            EndReason.END_BY_SERVER,
            null,
            call.secondsSinceBegin(now),
            false,
            null,
            now,
            message.cause()));
  }
}
