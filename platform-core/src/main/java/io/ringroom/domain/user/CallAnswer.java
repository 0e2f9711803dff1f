package io.ringroom.domain.user;

import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToUser;
import java.util.ArrayList;
import java.util.List;

/** What a user makes of a call's answer to his question whether he is in it. */
record CallAnswer(Hearing user, ToUser.Verified answer) {

  Verdict verdict() {
    if (!user.state().engagedIn(answer.call())) {
      return answer.offer() == null
          ? Verdict.nothing(user.standing())
          : rule(user.state(), user.standing()).judge(answer.offer());
    }
    if (answer.live()) {
      return stillIn();
    }
    return user.endedBy(answer.upTo()) ? freeAgain() : Verdict.nothing(user.standing());
  }

  private Verdict stillIn() {
    List<Effect> effects = new ArrayList<>();
    if (answer.phase() == Phase.RINGING) {
      effects.addAll(user.acceptIfMoved(user.state().engagement()));
    }
    if (user.standing().phase() == Phase.UNKNOWN || missedThatHeIsIn()) {
      effects.add(user.askForPicture());
    }
    Verdict sure = new Verdict(List.of(), user.standing(), effects);
    return answer.offer() == null ? sure : sure.then(judged(answer.offer()));
  }

  /** An accept of an earlier visit took him in, and a crash the news of it. */
  private boolean missedThatHeIsIn() {
    boolean in = answer.phase() == Phase.IN || answer.phase() == Phase.HELD;
    return in && user.standing().phase() == Phase.OFFERED;
  }

  /** Judged by what the call has just said; remembered is only what has a revision. */
  private Verdict judged(Invite offer) {
    Standing standing = user.standing();
    Standing known = standing.phase() == Phase.UNKNOWN ? standing.in(answer.phase()) : standing;
    boolean group = Boolean.TRUE.equals(answer.group());
    Verdict judged = rule(user.state(), known).judgeKnowingHeIsIn(offer, group);
    return judged.standing().equals(known)
        ? new Verdict(judged.events(), standing, judged.effects())
        : judged;
  }

  private Verdict freeAgain() {
    Verdict free =
        answer.into() == null
            ? user.releasedFrom(answer.call(), answer.upTo(), answer.farewell())
            : user.mergedInto(new ToUser.MergedInto(answer.call(), answer.into()));
    if (answer.offer() == null) {
      return free;
    }
    UserState after = user.state().evolve(free.events());
    return free.then(rule(after, free.standing()).judge(answer.offer()));
  }

  private OfferRule rule(UserState state, Standing standing) {
    return new OfferRule(user.me(), state, standing, user.waiting(), user.now());
  }
}
