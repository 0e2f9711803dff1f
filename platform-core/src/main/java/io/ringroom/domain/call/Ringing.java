package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.Attempt;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the entities of invitees say to a call. An answer to an offer that is over says nothing
 * about the one that is open.
 */
record Ringing(Live call, Instant now) {

  Decision offered(ToCall.Offered message) {
    UserId user = message.user();
    if (!call.concerns(user)) {
      return Decision.answer(Goodbye.from(call, user, now));
    }
    return pending(user, message.attempt())
        .map(invitation -> new ToUser.RingGo(call.invite(invitation)))
        .map(go -> Decision.answer(List.of(new Outgoing(user, go))))
        .orElse(Decision.NOTHING);
  }

  Decision busy(ToCall.Busy message) {
    return pending(message.user(), message.attempt())
        .map(
            invitation ->
                new CallEvent.InvitationEnded(
                    message.user(), Outcome.LINE_BUSY, null, null, now, message.engagedIn()))
        .map(this::andWhatFollows)
        .orElse(Decision.NOTHING);
  }

  Decision offerRefused(ToCall.OfferRefused message) {
    return pending(message.user(), message.attempt())
        .map(
            invitation ->
                new CallEvent.InvitationEnded(message.user(), Outcome.NO_RESPONSE, null, null, now))
        .map(this::andWhatFollows)
        .orElseGet(() -> notInAnyMore(message));
  }

  Decision screened(ToCall.Screened message) {
    return pending(message.user(), message.attempt())
        .map(
            invitation ->
                new CallEvent.InvitationEnded(
                    message.user(), Outcome.REJECTED, null, null, now, null, message.why()))
        .map(this::andWhatFollows)
        .orElse(Decision.NOTHING);
  }

  /** A join of his came in twice, and he had given up after the first. */
  private Decision notInAnyMore(ToCall.OfferRefused message) {
    UserId user = message.user();
    boolean counted =
        call.members().has(user)
            && !call.facts().server(user)
            && call.parties().attempts(user) == Attempt.number(message.attempt());
    return counted
        ? new Chain(call).leaves(new CallEvent.MemberLeft(user, false, now)).underEndRule(now)
        : Decision.NOTHING;
  }

  Decision rang(ToCall.Rang message) {
    UserId user = message.user();
    return call.invitations()
        .pending(user)
        .filter(invitation -> !invitation.ringing())
        .map(invitation -> Decision.happened(new CallEvent.InviteeRang(user, now)))
        .orElse(Decision.NOTHING);
  }

  Decision unreachable(ToCall.Unreachable message) {
    return pending(message.user(), message.attempt())
        .filter(invitation -> invitation.newlyOutOfReach(message.pushSentAt()))
        .map(invitation -> unreachable(invitation, message.pushSentAt()))
        .orElse(Decision.NOTHING);
  }

  /** Whose last device is gone is told to ring once more, and so is woken where he can be. */
  private Decision unreachable(Invitation invitation, @Nullable Instant pushSentAt) {
    UserId user = invitation.user();
    List<Outgoing> again =
        invitation.ringing()
            ? List.of(new Outgoing(user, new ToUser.RingGo(call.invite(invitation))))
            : List.of();
    return new Decision(
        List.of(new CallEvent.InviteeUnreachable(user, pushSentAt, now)), again, null, false);
  }

  private Optional<Invitation> pending(UserId user, @Nullable Integer attempt) {
    return call.invitations().of(user).filter(invitation -> invitation.answeredBy(attempt));
  }

  private Decision andWhatFollows(CallEvent event) {
    return new Chain(call).then(event).underEndRule(now);
  }
}
