package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.protocol.client.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Time in a call: rings that end, members who do not come back, and what an outage changes. */
final class Deadlines {
  /** A caller whose page is gone keeps the phones ringing no longer than this. */
  static final Duration CALLER_GRACE = Duration.ofSeconds(15);

  /** How long a member may be away and still be in the call: a reload, a tunnel, a restart. */
  static final Duration MEMBER_GRACE = Duration.ofSeconds(30);

  /** What a phone that still rings after an outage has left to be answered in. */
  static final Duration RING_EXTENSION = Duration.ofSeconds(5);

  private Deadlines() {}

  static Decision passed(Live call, Instant now) {
    if (limit(call).filter(end -> !end.isAfter(now)).isPresent()) {
      return new Moderation(call, now).end(new ToCall.EndByServer(Cause.MAX_DURATION));
    }
    Chain chain = new Chain(call);
    MediaRequest asked = call.request();
    if (asked != null && !asked.deadline().isAfter(now)) {
      chain.then(new CallEvent.MediaTypeRefused(asked.from(), null, now));
    }
    for (Invitation silent : call.invitations().overdue(now)) {
      chain.then(new CallEvent.InvitationEnded(silent.user(), silent.silence(), null, null, now));
    }
    for (Member gone : call.members().overdue(now)) {
      chain.leaves(new CallEvent.MemberLeft(gone.user(), true, now));
    }
    return chain.underEndRule(now);
  }

  /** When the call has lasted as long as it may. */
  private static Optional<Instant> limit(Live call) {
    Instant began = call.beganAt();
    Duration most = call.facts().chosen().maxDuration();
    return began == null || most == null ? Optional.empty() : Optional.of(began.plus(most));
  }

  /** When time must be looked at next. */
  static Optional<Instant> next(Live call) {
    Optional<Instant> answer = Optional.ofNullable(call.request()).map(MediaRequest::deadline);
    return Stream.of(
            call.invitations().nextDeadline(),
            call.members().nextDeadline(),
            answer,
            EndRule.aloneUntil(call),
            limit(call))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  static Decision recovered(Live call, Instant now) {
    Chain chain = new Chain(call);
    if (!call.ringExtended() && !call.invitations().overdue(now).isEmpty()) {
      chain.then(new CallEvent.RingExtended(now.plus(RING_EXTENSION), now));
    }
    for (Member member : call.members().all()) {
      if (!call.facts().server(member.user())) {
        chain.then(lost(chain.state(), member, now));
      }
    }
    return chain.underEndRule(now);
  }

  static CallEvent.MemberLost lost(Live call, Member member, Instant now) {
    Duration grace = call.began() ? MEMBER_GRACE : CALLER_GRACE;
    return new CallEvent.MemberLost(member.user(), now.plus(grace), now);
  }
}
