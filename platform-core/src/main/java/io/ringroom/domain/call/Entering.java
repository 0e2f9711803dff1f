package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.Admission;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users come into a call: they answer, or come by themselves. */
record Entering(Live call, Instant now) {

  Decision accept(ToCall.Accept message) {
    UserId user = message.user();
    if (call.invitations().pending(user).isPresent()) {
      return Decision.happened(
          new CallEvent.Answered(user, message.seat().within(call.media()), now));
    }
    return call.members()
        .of(user)
        .map(member -> again(member, message.seat().device()))
        .orElseGet(() -> Decision.refused(ErrorCode.CALL_ENDED, Goodbye.from(call, user, now)));
  }

  private static Decision again(Member member, DeviceId device) {
    return member.device().equals(device)
        ? Decision.NOTHING
        : Decision.refused(ErrorCode.ANSWERED_ELSEWHERE);
  }

  /** A pending invitation counts as accepted. */
  Decision join(ToCall.Join message) {
    UserId user = message.user();
    Optional<Member> member = call.members().of(user);
    if (member.isPresent()) {
      Decision known = again(member.get(), message.seat().device());
      ToUser in = new ToUser.Began(call.facts().call(), call.parties().attempt(user));
      return new Decision(
          List.of(),
          call.began() ? List.of(new Outgoing(user, in)) : List.of(),
          known.refusal(),
          false);
    }
    if (call.invitations().pending(user).isPresent()) {
      return accept(new ToCall.Accept(user, message.seat()));
    }
    if (message.number() <= call.parties().attempts(user)) {
      // Said before he left, or by an entity that has forgotten how often he was here: let go, he
      // counts on from what the call says.
      return refused(message, ErrorCode.NOT_AVAILABLE);
    }
    ErrorCode no = objection(message);
    return no == null ? entered(message) : refused(message, no);
  }

  private Decision entered(ToCall.Join message) {
    return Decision.happened(
        new CallEvent.Joined(
            message.user(), message.seat().within(call.media()), message.number(), now));
  }

  private @Nullable ErrorCode objection(ToCall.Join message) {
    if (call.parties().barred(message.user()) || !admitted(message)) {
      return ErrorCode.NOT_ALLOWED;
    }
    return call.room() > 0 ? null : ErrorCode.ROOM_FULL;
  }

  private boolean admitted(ToCall.Join message) {
    Admission rule = call.facts().chosen().admits();
    String group = call.facts().chatGroupId();
    boolean ofTheGroup = !group.isEmpty() && group.equals(message.chatGroup());
    return call.parties().has(message.user())
        || rule == Admission.OPEN
        || (rule == Admission.GROUP && ofTheGroup);
  }

  /** His devices hear of it by the answer to their command. */
  private Decision refused(ToCall.Join message, ErrorCode why) {
    int counted = call.parties().attempts(message.user());
    ToUser free = new ToUser.JoinRefused(call.facts().call(), message.attempt(), counted);
    return Decision.refused(why, List.of(new Outgoing(message.user(), free)));
  }
}
