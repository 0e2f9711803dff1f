package io.ringroom.actor.user;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.Role;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallSummary;
import io.ringroom.protocol.client.CallView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a connecting device is told of the calls it or its user is in.
 *
 * @param verdict what the user remembers now, and what he asks a call that turned out to be over
 * @param call the call the user is engaged in
 * @param ended the calls the device asked about that are over
 */
record Attachment(Verdict verdict, @Nullable CallView call, List<CallSummary> ended) {

  /**
   * Whether the user has heard more of his call than it said when it was asked, or is in another
   * one by now, or in the same one anew: no later event would correct such a picture, so the calls
   * are asked again.
   *
   * @param asked what he was engaged in when they were asked
   */
  static boolean outdated(
      @Nullable Engagement asked, UserState state, Standing standing, List<CallCommand.Seen> seen) {
    Engagement now = state.engagement();
    return now != null
        && (!now.equals(asked)
            || seen.stream()
                .noneMatch(
                    one -> now.call().equals(one.call()) && one.revision() >= standing.revision()));
  }

  static Attachment of(UserId me, UserState state, Standing standing, List<CallCommand.Seen> seen) {
    List<CallSummary> ended =
        seen.stream().map(CallCommand.Seen::summary).filter(Objects::nonNull).toList();
    Optional<CallCommand.Seen> engaged =
        seen.stream().filter(one -> state.engagedIn(one.call())).findFirst();
    if (engaged.isEmpty()) {
      return new Attachment(new Verdict(List.of(), standing, List.of()), null, ended);
    }
    CallCommand.Seen current = engaged.get();
    if (current.view() == null) {
      // The call itself lets him go, with an end for the devices that still show it.
      Effect ask = new Effect.Tell(current.call(), new ToCall.Verify(me, null));
      return new Attachment(new Verdict(List.of(), standing, List.of(ask)), null, ended);
    }
    if (comesInByHimself(state.engagement(), standing) && current.phase() == Phase.RINGING) {
      return new Attachment(new Verdict(List.of(), standing, List.of()), null, ended);
    }
    return new Attachment(
        new Verdict(List.of(), known(standing, current), List.of()), current.view(), ended);
  }

  /**
   * Whether he is in, or has asked to be. If the call has a ring for him it has let him go, or does
   * not know his wish yet: its word on that is under way, and an offer that rings everywhere may
   * follow. A ring that is shown before it would end unheard if he went elsewhere meanwhile.
   */
  private static boolean comesInByHimself(@Nullable Engagement engagement, Standing standing) {
    return switch (standing.phase()) {
      case JOINING, IN -> true;
      case UNKNOWN -> engagement != null && engagement.role() == Role.JOINER;
      default -> false;
    };
  }

  /**
   * A restarted entity takes the view's word. One that has listened all along keeps its own: what
   * the view is ahead of is still on its way, and the other devices need it.
   */
  private static Standing known(Standing standing, CallCommand.Seen seen) {
    return standing.phase() == Phase.UNKNOWN
        ? new Standing(seen.phase(), seen.revision())
        : standing;
  }
}
