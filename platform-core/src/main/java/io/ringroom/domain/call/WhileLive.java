package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.List;

/** A call that rings or in which people talk. The first of two racing messages wins. */
record WhileLive(Live call, Instant now) implements ToCall.Cases<Decision> {

  @Override
  public Decision start(ToCall.Start message) {
    return Decision.NOTHING;
  }

  @Override
  public Decision offered(ToCall.Offered message) {
    return new Ringing(call, now).offered(message);
  }

  @Override
  public Decision busy(ToCall.Busy message) {
    return new Ringing(call, now).busy(message);
  }

  @Override
  public Decision offerRefused(ToCall.OfferRefused message) {
    return new Ringing(call, now).offerRefused(message);
  }

  @Override
  public Decision screened(ToCall.Screened message) {
    return new Ringing(call, now).screened(message);
  }

  @Override
  public Decision rang(ToCall.Rang message) {
    return new Ringing(call, now).rang(message);
  }

  @Override
  public Decision unreachable(ToCall.Unreachable message) {
    return new Ringing(call, now).unreachable(message);
  }

  @Override
  public Decision inviteUsers(ToCall.InviteUsers message) {
    return new Inviting(call, now).invite(message);
  }

  @Override
  public Decision accept(ToCall.Accept message) {
    return new Entering(call, now).accept(message);
  }

  @Override
  public Decision join(ToCall.Join message) {
    return new Entering(call, now).join(message);
  }

  /** A reject after an accept is too late: it must never end a call that others talk in. */
  @Override
  public Decision reject(ToCall.Reject message) {
    UserId user = message.user();
    if (call.members().has(user)) {
      return Decision.refused(ErrorCode.ANSWERED_ELSEWHERE);
    }
    return call.concerns(user)
        ? rejected(user, message.device(), message.reason())
        : Decision.refused(ErrorCode.CALL_ENDED, goodbye(user));
  }

  @Override
  public Decision hangup(ToCall.Hangup message) {
    UserId user = message.user();
    if (call.invitations().pending(user).isPresent()) {
      String why = message.cause() == null ? "" : message.cause().wireName();
      return rejected(user, message.device(), why);
    }
    return call.members()
        .of(user)
        .map(member -> leave(member, message))
        .orElseGet(() -> Decision.refused(ErrorCode.CALL_ENDED, goodbye(user)));
  }

  private Decision rejected(UserId user, DeviceId device, String reason) {
    return new Chain(call)
        .then(new CallEvent.InvitationEnded(user, Outcome.REJECTED, device, reason, now))
        .underEndRule(now);
  }

  private Decision leave(Member member, ToCall.Hangup message) {
    return member.device().equals(message.device())
        ? new Chain(call)
            .leaves(new CallEvent.MemberLeft(member.user(), false, now, message.cause()))
            .underEndRule(now)
        : Decision.refused(ErrorCode.NOT_A_MEMBER);
  }

  /** Only in a call that has begun: before, there is nothing to take over but the wait. */
  @Override
  public Decision move(ToCall.Move message) {
    return call.members()
        .of(message.user())
        .filter(member -> call.began() && !member.seat().equals(Seat.SERVER))
        .map(member -> move(member, message.seat().within(call.media())))
        .orElse(Decision.refused(ErrorCode.NOT_A_MEMBER));
  }

  private Decision move(Member member, Seat seat) {
    return member.device().equals(seat.device())
        ? Decision.NOTHING
        : Decision.happened(new CallEvent.MemberMoved(member.user(), seat, now));
  }

  @Override
  public Decision switchMedia(ToCall.SwitchMedia message) {
    return new Switching(call, now).switchTo(message);
  }

  @Override
  public Decision answerMedia(ToCall.AnswerMedia message) {
    return new Switching(call, now).answer(message);
  }

  @Override
  public Decision setTracks(ToCall.SetTracks message) {
    return call.members()
        .of(message.user())
        .filter(member -> member.device().equals(message.device()))
        .map(
            member ->
                publish(
                    member,
                    member.tracks().with(message.audio(), message.video(), message.screen())))
        .orElse(Decision.refused(ErrorCode.NOT_A_MEMBER));
  }

  private Decision publish(Member member, Tracks wanted) {
    if (!wanted.equals(wanted.within(call.media()))) {
      return Decision.refused(ErrorCode.BAD_PARAMETER);
    }
    return wanted.equals(member.tracks())
        ? Decision.NOTHING
        : Decision.happened(new CallEvent.TracksChanged(member.user(), wanted, now));
  }

  @Override
  public Decision hold(ToCall.Hold message) {
    return new Holding(call, now).hold(message);
  }

  @Override
  public Decision unhold(ToCall.Unhold message) {
    return new Holding(call, now).unhold(message);
  }

  @Override
  public Decision mute(ToCall.Mute message) {
    return new Moderation(call, now).mute(message);
  }

  @Override
  public Decision kick(ToCall.Kick message) {
    return new Moderation(call, now).kick(message);
  }

  @Override
  public Decision endByServer(ToCall.EndByServer message) {
    return new Moderation(call, now).end(message);
  }

  @Override
  public Decision verify(ToCall.Verify message) {
    UserId user = message.user();
    boolean live = call.concerns(user);
    return Decision.answer(
        List.of(
            new Outgoing(
                user,
                new ToUser.Verified(
                    call.facts().call(),
                    live,
                    CallViews.phase(call, user),
                    message.offer(),
                    null,
                    live ? List.of() : Goodbye.farewell(call, user, now),
                    live ? null : (Integer) call.parties().attempts(user),
                    live && !call.mergeable() ? true : null))));
  }

  /**
   * Both dialled; this call gives way unless it has been answered, or a third user asked into it,
   * meanwhile: then the other side finds its caller busy.
   */
  @Override
  public Decision merge(ToCall.Merge message) {
    return call.began() || !call.mergeable() ? Decision.NOTHING : giveWayTo(message.into());
  }

  private Decision giveWayTo(CallId winner) {
    return Decision.happened(
        new CallEvent.Ended(EndReason.MERGED, call.facts().caller(), 0, false, winner, now));
  }

  @Override
  public Decision lost(ToCall.Lost message) {
    return call.members()
        .of(message.user())
        .filter(member -> member.connected() && member.device().equals(message.device()))
        .map(member -> Decision.happened(Deadlines.lost(call, member, now)))
        .orElse(Decision.NOTHING);
  }

  @Override
  public Decision back(ToCall.Back message) {
    UserId user = message.user();
    if (!call.concerns(user)) {
      return Decision.answer(goodbye(user));
    }
    return call.members()
        .of(user)
        .filter(member -> !member.connected() && member.device().equals(message.device()))
        .map(member -> Decision.happened(new CallEvent.MemberBack(user, now)))
        .orElse(Decision.NOTHING);
  }

  private List<Outgoing> goodbye(UserId user) {
    return Goodbye.from(call, user, now);
  }
}
