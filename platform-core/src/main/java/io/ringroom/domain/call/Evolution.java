package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.NotStarted;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How each event changes a call. */
record Evolution(CallState before) implements CallEvent.Cases<CallState> {

  @Override
  public CallState started(CallEvent.Started event) {
    CallFacts facts = event.facts();
    return new Live(
        facts,
        Invitations.of(facts.callees(), event.deadline()),
        new Members(List.of(Member.joined(facts.caller(), event.callerSeat()))),
        null,
        null,
        false,
        null);
  }

  @Override
  public CallState abandoned(CallEvent.Abandoned event) {
    return new Over(event.call(), null, false, EndReason.UNKNOWN, null, 0, false, null, List.of());
  }

  @Override
  public CallState inviteeRang(CallEvent.InviteeRang event) {
    return with(live().invitations().change(event.user(), Invitation::ringing));
  }

  @Override
  public CallState invitationEnded(CallEvent.InvitationEnded event) {
    return with(
        live().invitations().change(event.user(), asked -> asked.resolved(event.outcome())));
  }

  @Override
  public CallState ringExtended(CallEvent.RingExtended event) {
    Live call = live();
    Invitations invitations = call.invitations();
    for (Invitation overdue : invitations.overdue(event.at())) {
      invitations = invitations.change(overdue.user(), asked -> asked.until(event.deadline()));
    }
    return new Live(
        call.facts(),
        invitations,
        call.members(),
        call.beganAt(),
        call.togetherUntil(),
        true,
        call.lastLeaver());
  }

  @Override
  public CallState answered(CallEvent.Answered event) {
    Live call = live();
    Members members = call.members().plus(Member.joined(event.user(), event.seat()));
    return new Live(
        call.facts(),
        call.invitations().without(event.user()),
        members,
        call.beganAt() != null ? call.beganAt() : event.at(),
        togetherUntil(members, event.at()),
        call.ringExtended(),
        call.lastLeaver());
  }

  @Override
  public CallState tracksChanged(CallEvent.TracksChanged event) {
    return with(
        live().members().change(event.user(), member -> member.with(event.tracks())), event.at());
  }

  @Override
  public CallState memberLost(CallEvent.MemberLost event) {
    return with(
        live().members().change(event.user(), member -> member.lost(event.until())), event.at());
  }

  @Override
  public CallState memberBack(CallEvent.MemberBack event) {
    return with(live().members().change(event.user(), Member::back), event.at());
  }

  @Override
  public CallState memberLeft(CallEvent.MemberLeft event) {
    Live call = live();
    Members members = call.members().without(event.user());
    return new Live(
        call.facts(),
        call.invitations(),
        members,
        call.beganAt(),
        togetherUntil(members, event.at()),
        call.ringExtended(),
        event);
  }

  @Override
  public CallState ended(CallEvent.Ended event) {
    Live call = live();
    return new Over(
        call.facts().call(),
        call.facts(),
        call.began(),
        event.reason(),
        event.by(),
        event.totalTime(),
        event.connectionLost(),
        event.into(),
        call.audience());
  }

  private Live live() {
    if (before instanceof Live call) {
      return call;
    }
    String what = before instanceof NotStarted ? "has not started" : "is over";
    throw new IllegalStateException("the journal changes a call that " + what);
  }

  private Live with(Invitations invitations) {
    Live call = live();
    return new Live(
        call.facts(),
        invitations,
        call.members(),
        call.beganAt(),
        call.togetherUntil(),
        call.ringExtended(),
        call.lastLeaver());
  }

  private Live with(Members members, Instant at) {
    Live call = live();
    return new Live(
        call.facts(),
        call.invitations(),
        members,
        call.beganAt(),
        togetherUntil(members, at),
        call.ringExtended(),
        call.lastLeaver());
  }

  /** Since when fewer than two are connected; absent while two or more are. */
  private @Nullable Instant togetherUntil(Members members, Instant at) {
    if (members.connected() >= 2) {
      return null;
    }
    Instant already = live().togetherUntil();
    return already != null ? already : at;
  }
}
