package io.ringroom.actor.user;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.Role;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallSummary;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a connecting device is told of the calls it or its user is in.
 *
 * @param verdict what the user remembers now, and what he asks a call that turned out to be over
 * @param calls the calls the user is engaged in, as they stand
 * @param ended the calls the device asked about that are over
 */
record Attachment(Verdict verdict, List<CallView> calls, List<CallSummary> ended) {
  Attachment {
    calls = List.copyOf(calls);
  }

  /**
   * Whether the user has heard more of a call of his than it said when it was asked, or is in
   * another one by now, or in the same one anew: no later event would correct such a picture, so
   * the calls are asked again.
   *
   * @param asked what he was engaged in when they were asked
   */
  static boolean outdated(
      List<Engagement> asked, UserState state, Standing standing, List<CallCommand.Seen> seen) {
    return !asked.containsAll(state.engagements())
        || state.calls().stream()
            .anyMatch(call -> outdated(call, standing.in(call, state).revision(), seen));
  }

  private static boolean outdated(CallId call, long heard, List<CallCommand.Seen> seen) {
    return seen.stream().noneMatch(one -> call.equals(one.call()) && one.revision() >= heard);
  }

  static Attachment of(UserId me, UserState state, Standing standing, List<CallCommand.Seen> seen) {
    List<CallView> views = new ArrayList<>();
    List<Effect> effects = new ArrayList<>();
    Standing known = standing;
    for (Engagement engagement : state.engagements()) {
      for (CallCommand.Seen one : about(engagement.call(), seen)) {
        if (one.view() == null) {
          // The call itself lets him go, with an end for the devices that still show it.
          effects.add(new Effect.Tell(one.call(), new ToCall.Verify(me, null)));
        } else if (!ringsInVain(engagement, standing.in(one.call(), state), one)) {
          views.add(one.view());
          if (standing.in(one.call(), state).phase() == Phase.UNKNOWN) {
            effects.addAll(shownToTheOthers(one.call(), one.view()));
          }
          known = known.learnt(one.call(), state, one.phase(), one.revision());
        }
      }
    }
    List<CallSummary> ended =
        seen.stream().map(CallCommand.Seen::summary).filter(Objects::nonNull).toList();
    return new Attachment(new Verdict(List.of(), known, effects), views, ended);
  }

  /**
   * What a restarted user learns at a login, the devices that were there before must be shown: from
   * now on a word of the call that says no more than this picture changes nothing.
   */
  private static List<Effect> shownToTheOthers(CallId call, CallView view) {
    return List.of(
        new Effect.Show(Audience.ALL, new ClientEvent.Resync(call, view)),
        new Effect.SayWhetherConnected(call, view.device()));
  }

  private static List<CallCommand.Seen> about(CallId call, List<CallCommand.Seen> seen) {
    return seen.stream().filter(one -> one.call().equals(call)).limit(1).toList();
  }

  /**
   * Whether the call rings for one who is in, or has asked to be: it has let him go, or does not
   * know his wish yet. Its word on that is under way, and an offer that rings everywhere may
   * follow. A ring that is shown before it would end unheard if he went elsewhere meanwhile.
   */
  private static boolean ringsInVain(
      Engagement engagement, Standing standing, CallCommand.Seen seen) {
    boolean comesInByHimself =
        switch (standing.phase()) {
          case JOINING, IN, HELD -> true;
          case UNKNOWN -> engagement.role() == Role.JOINER;
          default -> false;
        };
    return comesInByHimself && seen.phase() == Phase.RINGING;
  }
}
