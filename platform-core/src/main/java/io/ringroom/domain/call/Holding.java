package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.List;

/**
 * Members put the call on hold and take it up again. A call that is held goes on: it is no leave,
 * and its time runs. Whoever has two calls is held in all but the one he took up last; his own
 * entity sees to that, the call only says since when he talks in it.
 */
record Holding(Live call, Instant now) {

  Decision hold(ToCall.Hold message) {
    return call.members()
        .of(message.user())
        .filter(member -> call.began() && message.from(member.device()))
        .map(member -> message.ends(talkingSince(member)) ? set(member, true) : known(member))
        .orElseGet(() -> refused(message.user()));
  }

  Decision unhold(ToCall.Unhold message) {
    return call.members()
        .of(message.user())
        .filter(member -> call.began() && member.device().equals(message.device()))
        .map(member -> set(member, false))
        .orElseGet(() -> refused(message.user()));
  }

  private Decision set(Member member, boolean held) {
    return member.held() == held
        ? known(member)
        : Decision.happened(new CallEvent.HoldChanged(member.user(), held, now));
  }

  /** Asked in vain, his entity may not know how he stands here. */
  private Decision known(Member member) {
    ToUser word = new ToUser.Talking(call.facts().call(), member.held(), talkingSince(member));
    return Decision.answer(List.of(new Outgoing(member.user(), word)));
  }

  /** Who waits for an answer does not talk yet. */
  private Instant talkingSince(Member member) {
    Instant began = call.beganAt();
    return began != null && began.isAfter(member.since()) ? began : member.since();
  }

  private Decision refused(UserId user) {
    return call.concerns(user)
        ? Decision.refused(ErrorCode.NOT_A_MEMBER)
        : Decision.refused(ErrorCode.CALL_ENDED, Goodbye.from(call, user, now));
  }
}
