package io.ringroom.domain.user;

import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an offer is judged: ring, refuse, merge, or ask first. The rules and their order are those of
 * ops/docs/adr/0001-ring-protocol.md; leaving any of them out leaves somebody busy for ever or two
 * people who call each other both without a call.
 */
record OfferRule(UserId me, UserState state, Standing standing, Instant now) {

  Verdict judge(Invite offer) {
    return judge(offer, false);
  }

  /** The call he is engaged in has just confirmed it, so he may be called busy. */
  Verdict judgeKnowingHeIsIn(Invite offer) {
    return judge(offer, true);
  }

  private Verdict judge(Invite offer, boolean knownToBeIn) {
    Engagement engagement = state.engagement();
    if (state.tombstones().has(offer.call())) {
      return tell(offer.call(), new ToCall.OfferRefused(me));
    }
    if (engagement == null) {
      return engage(offer);
    }
    if (engagement.call().equals(offer.call())) {
      return tell(offer.call(), new ToCall.Offered(me));
    }
    if (!knownToBeIn) {
      return tell(engagement.call(), new ToCall.Verify(me, offer));
    }
    return fromMyPeer(engagement, offer)
        ? merge(engagement, offer)
        : tell(offer.call(), new ToCall.Busy(me));
  }

  private Verdict engage(Invite offer) {
    return new Verdict(
        List.of(new UserEvent.Engaged(Engagement.callee(offer.call(), peer(offer)), now)),
        Standing.fresh(Phase.OFFERED),
        List.of(new Effect.Tell(offer.call(), new ToCall.Offered(me))));
  }

  private static boolean fromMyPeer(Engagement engagement, Invite offer) {
    return offer.oneToOne() && offer.caller().equals(engagement.peer());
  }

  /**
   * We called each other. Where neither is answered the older call wins: ids sort by age, so both
   * sides find the same winner without asking. Only the loser is told, and it moves its caller
   * over; nobody moves by himself, because the loser may just have been answered or given up.
   */
  private Verdict merge(Engagement mine, Invite theirs) {
    boolean bothUnanswered = mine.role() == Role.CALLER && standing.phase() == Phase.CALLING;
    boolean theirsWins = bothUnanswered && theirs.call().compareTo(mine.call()) < 0;
    return theirsWins
        ? tell(mine.call(), new ToCall.Merge(theirs.call()))
        : tell(theirs.call(), new ToCall.Merge(mine.call()));
  }

  private static @Nullable UserId peer(Invite offer) {
    return offer.oneToOne() ? offer.caller() : null;
  }

  private Verdict tell(CallId call, ToCall message) {
    return Verdict.does(standing, new Effect.Tell(call, message));
  }
}
