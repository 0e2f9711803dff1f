package io.ringroom.domain.simulation;

import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.call.Invitation;
import io.ringroom.domain.call.Member;
import io.ringroom.domain.call.Parties;
import io.ringroom.id.UserId;
import java.util.List;
import java.util.stream.Stream;

/** Who is in a call or may still come, read from its state. */
final class People {
  private People() {}

  static List<UserId> in(CallState state) {
    return state instanceof Live live
        ? Stream.concat(
                live.members().all().stream().map(Member::user),
                live.invitations().all().stream()
                    .filter(invitation -> invitation.outcome() == null)
                    .map(Invitation::user))
            .toList()
        : List.of();
  }

  static boolean isAsked(CallState state, UserId user) {
    return state instanceof Live live
        && live.invitations().all().stream()
            .anyMatch(asked -> asked.user().equals(user) && asked.outcome() == null);
  }

  static boolean has(CallState state, UserId user) {
    return in(state).contains(user);
  }

  /** Whether a user was asked into a call more than once, or ever wished to come in by himself. */
  static boolean comesAgain(CallHost call, UserHost user) {
    return user.hasWishedToJoin(call.id)
        || parties(call.state).stream()
            .anyMatch(party -> party.user().equals(user.id) && party.attempts() > 1);
  }

  /**
   * Known and left: the call took in somebody who does not know it ({@link Audit#isLeaving}), and a
   * crash of either swallowed that he said so, or was told.
   */
  static boolean mayHaveMissedThatHeIsIn(CallHost call, UserHost user) {
    int since = call.cameInAtStep(user.id);
    return comesAgain(call, user) && (user.diedSince(since) || call.diedSince(since));
  }

  private static List<Parties.Party> parties(CallState state) {
    if (state instanceof Live live) {
      return live.parties().all();
    }
    return state instanceof Over over ? over.parties().all() : List.of();
  }

  static List<Member> members(CallState state) {
    return state instanceof Live live ? live.members().all() : List.of();
  }
}
