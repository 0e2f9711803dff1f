package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Over;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;

/** A call that is over answers everybody who still believes in it with a release. */
record WhenOver(Over call) implements ToCall.Cases<Decision> {

  @Override
  public Decision start(ToCall.Start message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.caller()));
  }

  @Override
  public Decision offered(ToCall.Offered message) {
    return Decision.answer(letGo(message.user()));
  }

  @Override
  public Decision busy(ToCall.Busy message) {
    return Decision.NOTHING;
  }

  @Override
  public Decision offerRefused(ToCall.OfferRefused message) {
    return Decision.NOTHING;
  }

  @Override
  public Decision screened(ToCall.Screened message) {
    return Decision.NOTHING;
  }

  @Override
  public Decision rang(ToCall.Rang message) {
    return Decision.answer(letGo(message.user()));
  }

  @Override
  public Decision unreachable(ToCall.Unreachable message) {
    return Decision.answer(letGo(message.user()));
  }

  @Override
  public Decision accept(ToCall.Accept message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.user()));
  }

  @Override
  public Decision reject(ToCall.Reject message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.user()));
  }

  @Override
  public Decision hangup(ToCall.Hangup message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.user()));
  }

  @Override
  public Decision inviteUsers(ToCall.InviteUsers message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.user()));
  }

  /** The device that asked hears it by its answer; another may still show an earlier visit. */
  @Override
  public Decision join(ToCall.Join message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.user()));
  }

  @Override
  public Decision switchMedia(ToCall.SwitchMedia message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.user()));
  }

  @Override
  public Decision answerMedia(ToCall.AnswerMedia message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.user()));
  }

  @Override
  public Decision move(ToCall.Move message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.user()));
  }

  @Override
  public Decision setTracks(ToCall.SetTracks message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.user()));
  }

  @Override
  public Decision hold(ToCall.Hold message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.user()));
  }

  @Override
  public Decision unhold(ToCall.Unhold message) {
    return Decision.refused(ErrorCode.CALL_ENDED, letGo(message.user()));
  }

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
    UserId user = message.user();
    CallId into = call.movedOn(user) ? call.into() : null;
    ToUser verified =
        new ToUser.Verified(
            call.call(), false, Phase.UNKNOWN, message.offer(), into, Goodbye.farewell(call));
    return Decision.answer(List.of(new Outgoing(user, verified)));
  }

  @Override
  public Decision merge(ToCall.Merge message) {
    return Decision.NOTHING;
  }

  @Override
  public Decision lost(ToCall.Lost message) {
    return Decision.answer(letGo(message.user()));
  }

  @Override
  public Decision back(ToCall.Back message) {
    return Decision.answer(letGo(message.user()));
  }

  private List<Outgoing> letGo(UserId user) {
    return Goodbye.from(call, user);
  }
}
