package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallSummary;
import io.ringroom.protocol.client.ClientEvent;
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
        ? endAgain(over, revision)
        : List.of();
  }

  private static List<Outgoing> refresh(Live call, long revision, Instant now) {
    List<Outgoing> out = new ArrayList<>();
    for (UserId user : call.audience()) {
      Phase phase = CallViews.phase(call, user);
      CallViews.of(call, user, now)
          .ifPresent(
              view ->
                  out.add(
                      new Outgoing.User(
                          user, new ToUser.Refresh(call.facts().call(), revision, phase, view))));
    }
    out.addAll(CallNotices.offers(call));
    return List.copyOf(out);
  }

  /** Users who are still engaged missed the end; everybody else ignores it. */
  private static List<Outgoing> endAgain(Over call, long revision) {
    Post post = new Post(call.call(), revision);
    for (UserId user : call.last()) {
      if (call.movedOn(user) && call.into() != null) {
        post.add(user, new ToUser.MergedInto(call.call(), call.into()));
      } else {
        post.to(user, Audience.ALL, end(call));
        post.release(user);
      }
    }
    return post.out();
  }

  private static ClientEvent end(Over call) {
    CallSummary end = call.summary();
    return call.began()
        ? new ClientEvent.CallEnd(
            end.callId(), end.mediaType(), end.reason(), end.userId(), end.totalTime(), end.cause())
        : new ClientEvent.CallNotConnected(
            end.callId(), end.mediaType(), end.reason(), end.userId(), end.cause());
  }
}
