package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.CallView.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call looks like from outside. */
public final class CallViews {
  private CallViews() {}

  /** The call as this user sees it; empty when he has no part in it. */
  public static Optional<CallView> of(CallState state, UserId user, Instant now) {
    return state instanceof Live call && call.concerns(user)
        ? Optional.of(view(call, user, now))
        : Optional.empty();
  }

  /** Where the user stands in the call; unknown when he has no part in it. */
  public static Phase phase(CallState state, UserId user) {
    if (!(state instanceof Live call) || !call.concerns(user)) {
      return Phase.UNKNOWN;
    }
    return call.members().of(user).map(member -> phase(call, member)).orElse(Phase.RINGING);
  }

  private static Phase phase(Live call, Member member) {
    if (!call.began()) {
      return Phase.CALLING;
    }
    return member.held() ? Phase.HELD : Phase.IN;
  }

  private static CallView view(Live call, UserId user, Instant now) {
    CallFacts facts = call.facts();
    Optional<Member> member = call.members().of(user);
    Optional<Instant> deadline = call.invitations().pending(user).map(Invitation::deadline);
    return new CallView(
        facts.call(),
        facts.room(),
        call.began() ? "active" : "inviting",
        call.media().code(),
        facts.caller(),
        call.parties().callees(),
        user.equals(facts.caller()) ? "caller" : "callee",
        member
            .map(Member::wireState)
            .or(() -> call.invitations().of(user).map(Invitation::wireState))
            .orElse("left"),
        member.map(Member::device).orElse(null),
        facts.createdAt().toEpochMilli(),
        call.beganAt() == null ? null : call.beganAt().toEpochMilli(),
        deadline.map(Instant::toEpochMilli).orElse(null),
        deadline.map(until -> remaining(until, now)).orElse(null),
        facts.userData(),
        facts.chatGroupId(),
        participants(call),
        call.invitations()
            .pending(user)
            .map(Invitation::inviter)
            .filter(inviter -> !inviter.equals(facts.caller()))
            .orElse(null),
        request(call));
  }

  private static CallView.@Nullable MediaRequest request(Live call) {
    MediaRequest open = call.request();
    return open == null
        ? null
        : new CallView.MediaRequest(open.from(), open.to().code(), open.deadline().toEpochMilli());
  }

  private static List<Participant> participants(Live call) {
    List<Participant> all = new ArrayList<>();
    for (Member member : call.members().all()) {
      Tracks tracks = member.tracks();
      all.add(
          new Participant(
              member.user(),
              member.wireState(),
              tracks.audio(),
              tracks.video(),
              member.held() ? true : null,
              tracks.screen()));
    }
    for (Invitation invitation : call.invitations().all()) {
      all.add(new Participant(invitation.user(), invitation.wireState(), false, false));
    }
    return List.copyOf(all);
  }

  private static long remaining(Instant deadline, Instant now) {
    return Math.max(0, deadline.toEpochMilli() - now.toEpochMilli());
  }
}
