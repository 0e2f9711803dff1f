package io.ringroom.domain.user;

import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an offer is judged: ring, refuse, merge, or ask first. The rules and their order are those of
 * ops/docs/adr/0001-ring-protocol.md; leaving any of them out leaves somebody busy for ever or two
 * people who call each other both without a call.
 */
record OfferRule(UserId me, UserState state, Standing standing, boolean waiting, Instant now) {

  Verdict judge(Invite offer) {
    if (state.tombstones().cover(offer.call(), offer.number())) {
      return tell(offer.call(), new ToCall.OfferRefused(me, offer.attempt()));
    }
    Optional<Engagement> same = state.in(offer.call());
    if (same.isPresent()) {
      return sameCall(same.get(), offer);
    }
    return state.engagements().stream()
        .filter(engagement -> fromMyPeer(engagement, offer))
        .findFirst()
        .map(engagement -> ask(engagement.call(), offer))
        .orElseGet(() -> unlessScreened(offer, this::askThenEngage));
  }

  private Verdict askThenEngage(Invite offer) {
    return state.next(null).map(call -> ask(call, offer)).orElseGet(() -> engage(offer));
  }

  private Verdict ask(CallId call, Invite offer) {
    return tell(call, new ToCall.Verify(me, offer));
  }

  /**
   * Whom he has called himself he wants to hear, whatever his preferences. All others are judged by
   * them before anything else: a line that is busy would tell more of him than he wants.
   */
  private Verdict unlessScreened(Invite offer, Function<Invite, Verdict> otherwise) {
    return state
        .chosen()
        .screen(offer, now)
        .map(why -> tell(offer.call(), new ToCall.Screened(me, offer.attempt(), why)))
        .orElseGet(() -> otherwise.apply(offer));
  }

  /**
   * The call he is engaged in has just confirmed it: once all he is in have, he may be called busy.
   *
   * @param group whether that call is one of more than two, with which no other merges
   */
  Verdict judgeKnowingHeIsIn(Invite offer, boolean group) {
    Engagement engagement = state.engagement();
    if (engagement == null
        || state.engagedIn(offer.call())
        || state.tombstones().cover(offer.call(), offer.number())) {
      return judge(offer);
    }
    if (!group && fromMyPeer(engagement, offer)) {
      return merge(engagement, offer);
    }
    return state
        .next(engagement.call())
        .map(other -> ask(other, offer))
        .orElseGet(
            () ->
                new SecondCall(me, state, standing).mayWait(waiting)
                    ? engage(offer)
                    : busy(offer, engagement));
  }

  private Verdict busy(Invite offer, Engagement engagement) {
    return tell(offer.call(), new ToCall.Busy(me, offer.attempt(), engagement.call()));
  }

  /** Asked again by a call that has ended the earlier attempt: its release is still on its way. */
  private Verdict sameCall(Engagement engagement, Invite offer) {
    if (offer.number() > engagement.number()) {
      return unlessScreened(offer, this::engage);
    }
    return offer.number() == engagement.number()
        ? tell(offer.call(), new ToCall.Offered(me, offer.attempt()))
        : Verdict.nothing(standing);
  }

  private Verdict engage(Invite offer) {
    boolean again = state.engagedIn(offer.call());
    return new Verdict(
        List.of(new UserEvent.Engaged(callee(offer), now)),
        again
            ? Standing.fresh(Phase.OFFERED).beside(standing.other())
            : standing.beginning(Phase.OFFERED, state),
        List.of(new Effect.Tell(offer.call(), new ToCall.Offered(me, offer.attempt()))));
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

  private static Engagement callee(Invite offer) {
    UserId peer = offer.oneToOne() ? offer.caller() : null;
    return Engagement.callee(offer.call(), peer, offer.attempt());
  }

  private Verdict tell(CallId call, ToCall message) {
    return Verdict.does(standing, new Effect.Tell(call, message));
  }
}
