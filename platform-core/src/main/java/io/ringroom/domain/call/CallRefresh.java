package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a restarted call says to everybody in it. What it had stored but not said when it died is
 * lost as single events, so each user is told the whole instead; who has heard it already finds
 * nothing new in it.
 */
public final class CallRefresh {
  private CallRefresh() {}

  public static List<Outgoing> of(CallState state, long revision, Instant now) {
    if (state instanceof Live live) {
      return refresh(live, revision, now);
    }
    return state instanceof Over over && over.facts() != null
        ? endAgain(over, over.facts())
        : List.of();
  }

  private static List<Outgoing> refresh(Live call, long revision, Instant now) {
    List<Outgoing> out = new ArrayList<>();
    for (UserId user : call.parties().users()) {
      CallViews.of(call, user, now)
          .ifPresentOrElse(
              view -> out.add(refresh(call, user, revision, view)),
              () -> out.addAll(Goodbye.from(call, user, now)));
    }
    out.addAll(CallNotices.offers(call));
    out.removeIf(word -> call.facts().server(word.to()));
    return List.copyOf(out);
  }

  private static Outgoing refresh(Live call, UserId user, long revision, CallView view) {
    return new Outgoing(
        user,
        new ToUser.Refresh(
            call.facts().call(),
            revision,
            CallViews.phase(call, user),
            view,
            call.parties().attempt(user)));
  }

  /**
   * Users who are still engaged missed the end; everybody else ignores it. All are told, not only
   * who was in the call last: several may have gone in the very decision whose words were lost.
   */
  private static List<Outgoing> endAgain(Over call, CallFacts facts) {
    return call.parties().users().stream()
        .filter(user -> !facts.server(user))
        .flatMap(user -> Goodbye.from(call, user).stream())
        .toList();
  }
}
