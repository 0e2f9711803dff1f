package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a call is over, looked at after every change; the order of the questions matters. */
final class EndRule {
  private EndRule() {}

  static Optional<CallEvent.Ended> check(Live call, Instant now) {
    boolean nobodyPending = call.invitations().pending().isEmpty();
    if (!call.began()) {
      if (!call.members().has(call.facts().caller())) {
        return Optional.of(end(call, EndReason.CANCELED, call.facts().caller(), now));
      }
      return nobodyPending
          ? Optional.of(end(call, call.invitations().failure(), lastToFail(call), now))
          : Optional.empty();
    }
    int members = call.members().all().size();
    // One member may wait for somebody who still rings: the first callee to answer may leave
    // without ending the call for the others.
    boolean over = members == 0 || (members == 1 && nobodyPending && patienceIsOver(call, now));
    return over
        ? Optional.of(end(call, EndReason.HANGUP, lastLeaver(call), now))
        : Optional.empty();
  }

  /** The last of two has nobody to wait for; the last of a group may wait a while (b4). */
  private static boolean patienceIsOver(Live call, Instant now) {
    return aloneUntil(call).filter(until -> until.isAfter(now)).isEmpty();
  }

  /** Until when a lonely member waits; empty when nobody is lonely or nobody waits. */
  static Optional<Instant> aloneUntil(Live call) {
    Instant since = call.talk().aloneSince();
    Duration patience = call.facts().chosen().patience();
    return since == null || call.oneToOne() || patience.isZero()
        ? Optional.empty()
        : Optional.of(since.plus(patience));
  }

  private static CallEvent.Ended end(
      Live call, EndReason reason, @Nullable UserId by, Instant now) {
    boolean lost = call.lastLeaver() != null && call.lastLeaver().lost();
    // The grace after a loss is not talk time, and neither is waiting alone.
    Instant apart = lost ? call.talk().apartSince() : call.talk().aloneSince();
    Instant talkEnded = apart != null ? apart : now;
    return new CallEvent.Ended(
        reason, by, call.secondsSinceBegin(talkEnded), lost, null, now, behind(call, by));
  }

  /** Why the one left whom the end is put down to. */
  private static @Nullable Cause behind(Live call, @Nullable UserId by) {
    CallEvent.MemberLeft last = call.lastLeaver();
    return last != null && last.user().equals(by) ? last.cause() : null;
  }

  private static @Nullable UserId lastToFail(Live call) {
    return call.oneToOne() ? call.facts().callees().get(0) : null;
  }

  private static @Nullable UserId lastLeaver(Live call) {
    return call.lastLeaver() == null ? null : call.lastLeaver().user();
  }
}
