package io.ringroom.domain.user;

import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a second call changes for a user who has two (call waiting): which of them a word is about,
 * and that he talks in one of them only. Of two in which he talks he is kept in the one he took up
 * last, by the calls' own account of when that was, so that a crash in between changes nothing.
 */
record SecondCall(UserId me, UserState state, Standing standing) {

  /** A word of the second call is heard as if that were the first. */
  Verdict hear(ToUser message, boolean waiting, Instant now) {
    boolean turned = state.other() != null && state.other().call().equals(message.call());
    UserState seen = turned ? state.turned() : state;
    Standing known = turned ? standing.turned() : standing;
    Verdict heard = message.match(new Hearing(me, seen, known, waiting, now));
    UserState after = state.evolve(heard.events());
    boolean back = !after.call().equals(seen.evolve(heard.events()).call());
    Verdict verdict =
        new Verdict(
            heard.events(), back ? heard.standing().turned() : heard.standing(), heard.effects());
    return holding(verdict, after);
  }

  private Verdict holding(Verdict verdict, UserState after) {
    List<Effect.Tell> holds = new SecondCall(me, after, verdict.standing()).holds();
    return holds.isEmpty() || holds.equals(holds())
        ? verdict
        : verdict.then(new Verdict(List.of(), verdict.standing(), List.copyOf(holds)));
  }

  /** What he says, until it is so, for he is to talk in one call only. */
  List<Effect.Tell> holds() {
    Standing second = standing.ofOther();
    if (state.engagements().size() < 2
        || standing.phase() != Phase.IN
        || second.phase() != Phase.IN) {
      return List.of();
    }
    CallId first = state.calls().get(0);
    CallId other = state.calls().get(1);
    Instant since = standing.since();
    Instant sinceOther = second.since();
    if (since == null || sinceOther == null) {
      return Stream.of(first, other)
          .map(call -> new Effect.Tell(call, ToCall.Hold.question(me)))
          .toList();
    }
    boolean keepsFirst = since.isAfter(sinceOther);
    return List.of(
        keepsFirst
            ? new Effect.Tell(other, new ToCall.Hold(me, null, sinceOther))
            : new Effect.Tell(first, new ToCall.Hold(me, null, since)));
  }

  /** What he asks his calls; see {@link User#questions}. */
  List<Effect.Tell> questions() {
    List<Effect.Tell> all = new ArrayList<>(holds());
    Standing of = standing;
    for (Engagement engagement : state.engagements()) {
      if (of.waiting()) {
        ToCall asked = engagement.wish(me).orElse(new ToCall.Verify(me, null));
        all.add(new Effect.Tell(engagement.call(), asked));
      }
      of = standing.ofOther();
    }
    return all;
  }

  /** A second call may wait for one who is in a call, and for nobody else: one call rings. */
  boolean mayWait(boolean offered) {
    return standing.begun() && roomForOne(offered);
  }

  /** Who has put his call on hold may dial another, or join it. */
  boolean mayTakeUpAnother(boolean offered) {
    return standing.phase() == Phase.HELD && roomForOne(offered);
  }

  private boolean roomForOne(boolean offered) {
    return state.other() == null && state.chosen().waits(offered);
  }
}
