package io.ringroom.domain.call;

import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.List;

/** Only {@code Start} is decided; everything else waits for it. */
record BeforeStart(CallId call, Instant now) implements ToCall.Cases<Decision> {

  @Override
  public Decision start(ToCall.Start start) {
    CallFacts facts =
        new CallFacts(
            call,
            start.tenant(),
            start.caller(),
            start.callees(),
            start.media(),
            start.userData(),
            start.chatGroupId(),
            now,
            start.options());
    return Decision.happened(
        List.of(
            new CallEvent.Started(
                facts, start.seat().within(start.media()), now.plus(start.ringFor()))));
  }

  @Override
  public Decision offered(ToCall.Offered message) {
    return Decision.LATER;
  }

  @Override
  public Decision busy(ToCall.Busy message) {
    return Decision.LATER;
  }

  @Override
  public Decision offerRefused(ToCall.OfferRefused message) {
    return Decision.LATER;
  }

  @Override
  public Decision screened(ToCall.Screened message) {
    return Decision.LATER;
  }

  @Override
  public Decision rang(ToCall.Rang message) {
    return Decision.LATER;
  }

  @Override
  public Decision unreachable(ToCall.Unreachable message) {
    return Decision.LATER;
  }

  @Override
  public Decision accept(ToCall.Accept message) {
    return Decision.LATER;
  }

  @Override
  public Decision reject(ToCall.Reject message) {
    return Decision.LATER;
  }

  @Override
  public Decision hangup(ToCall.Hangup message) {
    return Decision.LATER;
  }

  @Override
  public Decision inviteUsers(ToCall.InviteUsers message) {
    return Decision.LATER;
  }

  /** Whoever knows a call by its id has it from somebody who was told of its start. */
  @Override
  public Decision join(ToCall.Join message) {
    ToUser free = new ToUser.JoinRefused(call, message.attempt(), 0);
    return Decision.refused(ErrorCode.CALL_ENDED, List.of(new Outgoing(message.user(), free)));
  }

  @Override
  public Decision switchMedia(ToCall.SwitchMedia message) {
    return Decision.LATER;
  }

  @Override
  public Decision answerMedia(ToCall.AnswerMedia message) {
    return Decision.LATER;
  }

  @Override
  public Decision move(ToCall.Move message) {
    return Decision.LATER;
  }

  @Override
  public Decision setTracks(ToCall.SetTracks message) {
    return Decision.LATER;
  }

  @Override
  public Decision hold(ToCall.Hold message) {
    return Decision.LATER;
  }

  @Override
  public Decision unhold(ToCall.Unhold message) {
    return Decision.LATER;
  }

  /** The server knows the call from its start; waiting for one of a made-up id would store it. */
  @Override
  public Decision mute(ToCall.Mute message) {
    return Decision.refused(ErrorCode.CALL_ENDED);
  }

  @Override
  public Decision kick(ToCall.Kick message) {
    return Decision.refused(ErrorCode.CALL_ENDED);
  }

  @Override
  public Decision endByServer(ToCall.EndByServer message) {
    return Decision.refused(ErrorCode.CALL_ENDED);
  }

  @Override
  public Decision verify(ToCall.Verify message) {
    return Decision.LATER;
  }

  @Override
  public Decision merge(ToCall.Merge message) {
    return Decision.LATER;
  }

  @Override
  public Decision lost(ToCall.Lost message) {
    return Decision.LATER;
  }

  @Override
  public Decision back(ToCall.Back message) {
    return Decision.LATER;
  }
}
