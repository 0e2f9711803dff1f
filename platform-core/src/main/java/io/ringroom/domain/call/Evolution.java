package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.call.CallState.NotStarted;
import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.ring.Seat;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** How each event changes a call. */
record Evolution(CallState before) implements CallEvent.Cases<CallState> {

  static CallState of(CallState before, CallEvent event) {
    CallState after = event.match(new Evolution(before));
    return after instanceof Live call
        ? call.with(call.talk().with(call.members(), call.invitations(), event.at()))
        : after;
  }

  @Override
  public CallState started(CallEvent.Started event) {
    CallFacts facts = event.facts();
    Parties parties = Parties.of(facts);
    return new Live(
        facts,
        parties,
        Invitations.NONE.plus(facts.callees(), facts.caller(), parties, event.deadline(), null),
        new Members(List.of(Member.joined(facts.caller(), event.callerSeat(), event.at()))),
        facts.media(),
        null,
        TalkTime.NONE,
        false,
        null);
  }

  @Override
  public CallState abandoned(CallEvent.Abandoned event) {
    Parties nobody = new Parties(List.of());
    return new Over(
        event.call(), null, nobody, null, false, EndReason.UNKNOWN, null, 0, false, null, null);
  }

  @Override
  public CallState invited(CallEvent.Invited event) {
    Live call = live();
    Parties parties = call.parties();
    for (UserId user : event.users()) {
      parties = parties.again(user);
    }
    return call.with(parties)
        .with(
            call.invitations()
                .plus(event.users(), event.inviter(), parties, event.deadline(), event.push()));
  }

  @Override
  public CallState inviteeRang(CallEvent.InviteeRang event) {
    return invitee(event.user(), Invitation::heard);
  }

  @Override
  public CallState inviteeUnreachable(CallEvent.InviteeUnreachable event) {
    return invitee(event.user(), asked -> asked.outOfReach(event.pushSentAt()));
  }

  @Override
  public CallState invitationEnded(CallEvent.InvitationEnded event) {
    return invitee(event.user(), asked -> asked.resolved(event.outcome()));
  }

  @Override
  public CallState ringExtended(CallEvent.RingExtended event) {
    Invitations invitations = live().invitations();
    for (Invitation overdue : invitations.overdue(event.at())) {
      invitations = invitations.change(overdue.user(), asked -> asked.until(event.deadline()));
    }
    return live().with(invitations).extended();
  }

  @Override
  public CallState answered(CallEvent.Answered event) {
    return entered(event.user(), event.seat(), event.at());
  }

  @Override
  public CallState joined(CallEvent.Joined event) {
    Live call = entered(event.user(), event.seat(), event.at());
    return call.with(call.parties().at(event.user(), event.attempt()).in(event.user()));
  }

  private Live entered(UserId user, Seat seat, Instant at) {
    Live call = live();
    return call.with(call.parties().in(user))
        .with(call.invitations().without(user))
        .with(call.members().plus(Member.joined(user, seat, at)))
        .with(call.talk().begun(at));
  }

  @Override
  public CallState mediaTypeAsked(CallEvent.MediaTypeAsked event) {
    MediaRequest asked = new MediaRequest(event.user(), event.media(), event.deadline());
    return live().with(live().media(), asked);
  }

  @Override
  public CallState mediaTypeRefused(CallEvent.MediaTypeRefused event) {
    return live().with(live().media(), null);
  }

  @Override
  public CallState mediaTypeChanged(CallEvent.MediaTypeChanged event) {
    return live().with(event.media(), null).with(live().members().within(event.media()));
  }

  @Override
  public CallState memberMoved(CallEvent.MemberMoved event) {
    return member(event.user(), member -> member.at(event.seat()));
  }

  @Override
  public CallState tracksChanged(CallEvent.TracksChanged event) {
    return member(event.user(), member -> member.with(event.tracks()));
  }

  @Override
  public CallState holdChanged(CallEvent.HoldChanged event) {
    return member(event.user(), member -> member.held(event.held(), event.at()));
  }

  @Override
  public CallState memberLost(CallEvent.MemberLost event) {
    return member(event.user(), member -> member.lost(event.until()));
  }

  @Override
  public CallState memberBack(CallEvent.MemberBack event) {
    return member(event.user(), Member::back);
  }

  @Override
  public CallState memberLeft(CallEvent.MemberLeft event) {
    Live call = live();
    MediaRequest asked = call.request();
    boolean unasked = asked == null || asked.from().equals(event.user());
    return call.with(call.members().without(event.user()))
        .with(call.media(), unasked ? null : asked)
        .left(event);
  }

  @Override
  public CallState barred(CallEvent.Barred event) {
    return live().with(live().parties().bar(event.user()));
  }

  @Override
  public CallState ended(CallEvent.Ended event) {
    Live call = live();
    return new Over(
        call.facts().call(),
        call.facts(),
        call.parties(),
        call.media(),
        call.began(),
        event.reason(),
        event.by(),
        event.totalTime(),
        event.connectionLost(),
        event.into(),
        event.cause());
  }

  private Live invitee(UserId user, UnaryOperator<Invitation> step) {
    return live().with(live().invitations().change(user, step));
  }

  private Live member(UserId user, UnaryOperator<Member> step) {
    return live().with(live().members().change(user, step));
  }

  private Live live() {
    if (before instanceof Live call) {
      return call;
    }
    String what = before instanceof NotStarted ? "has not started" : "is over";
    throw new IllegalStateException("the journal changes a call that " + what);
  }
}
