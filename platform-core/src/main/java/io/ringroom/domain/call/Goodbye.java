package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallSummary;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a user is told who believes in a call that no longer involves him. He has missed the event
 * that said so, or it is on its way and this comes too late to matter: a user who is not engaged in
 * the call ignores it.
 */
final class Goodbye {
  private Goodbye() {}

  static List<Outgoing> from(Over call, UserId user) {
    return call.movedOn(user) && call.into() != null
        ? List.of(to(user, new ToUser.MergedInto(call.call(), call.into())))
        : List.of(to(user, new ToUser.Release(call.call(), farewell(call))));
  }

  static List<Outgoing> from(Live call, UserId user, Instant now) {
    // Nothing at all for a stranger: he may be about to join.
    int upTo = call.parties().attempts(user);
    return List.of(
        to(user, new ToUser.Release(call.facts().call(), farewell(call, user, now), upTo)));
  }

  static List<ToUser.Notice> farewell(Over call) {
    return List.of(new ToUser.Notice(Audience.ALL, event(call)));
  }

  static List<ToUser.Notice> farewell(Live call, UserId user, Instant now) {
    return List.of(new ToUser.Notice(Audience.ALL, event(call, user, now)));
  }

  private static ClientEvent event(Over call) {
    CallSummary end = call.summary();
    return call.began()
        ? new ClientEvent.CallEnd(
            end.callId(), end.mediaType(), end.reason(), end.userId(), end.totalTime(), end.cause())
        : new ClientEvent.CallNotConnected(
            end.callId(), end.mediaType(), end.reason(), end.userId(), end.cause());
  }

  private static ClientEvent event(Live call, UserId user, Instant now) {
    CallFacts facts = call.facts();
    Optional<Outcome> outcome = call.invitations().of(user).map(Invitation::outcome);
    return outcome.isPresent() || !call.began()
        ? new ClientEvent.CallNotConnected(
            facts.call(), call.media().code(), reason(outcome).code(), user, "")
        : new ClientEvent.CallEnd(
            facts.call(),
            call.media().code(),
            EndReason.HANGUP.code(),
            user,
            call.secondsSinceBegin(leftAt(call, user, now)),
            "");
  }

  private static EndReason reason(Optional<Outcome> outcome) {
    return switch (outcome.orElse(Outcome.NO_RESPONSE)) {
      case REJECTED -> EndReason.REJECT;
      case LINE_BUSY -> EndReason.LINE_BUSY;
      case NO_RESPONSE, OFFLINE -> EndReason.NO_RESPONSE;
      case CANCELLED -> EndReason.CANCELED;
    };
  }

  private static Instant leftAt(Live call, UserId user, Instant now) {
    CallEvent.MemberLeft last = call.lastLeaver();
    return last != null && last.user().equals(user) ? last.at() : now;
  }

  private static Outgoing to(UserId user, ToUser message) {
    return new Outgoing(user, message);
  }
}
