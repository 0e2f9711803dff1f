package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.InviteResult;
import io.ringroom.domain.ring.InviteResult.Refused;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A member asks others into the call (R9, R10). Each is judged by himself, so that one who cannot
 * be asked keeps nobody else out.
 */
record Inviting(Live call, Instant now) {

  Decision invite(ToCall.InviteUsers message) {
    boolean member =
        call.members()
            .of(message.user())
            .filter(inviter -> inviter.device().equals(message.device()))
            .isPresent();
    return member ? ask(message) : Decision.refused(ErrorCode.NOT_A_MEMBER);
  }

  private Decision ask(ToCall.InviteUsers message) {
    List<UserId> asked = new ArrayList<>();
    List<UserId> already = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    int room = call.room();
    for (UserId user : message.users()) {
      if (user.equals(message.user())) {
        refused.add(new Refused(user, ErrorCode.SELF_CALL));
      } else if (call.members().has(user)) {
        refused.add(new Refused(user, ErrorCode.ALREADY_IN_CALL));
      } else if (call.invitations().pending(user).isPresent()) {
        already.add(user);
      } else if (call.parties().barred(user)) {
        refused.add(new Refused(user, ErrorCode.NOT_ALLOWED));
      } else if (asked.size() >= room) {
        refused.add(new Refused(user, ErrorCode.TOO_MANY_USERS));
      } else {
        asked.add(user);
      }
    }
    Decision decision =
        asked.isEmpty()
            ? Decision.NOTHING
            : Decision.happened(
                new CallEvent.Invited(
                    message.user(), asked, now.plus(message.ringFor()), now, message.push()));
    return decision.telling(new InviteResult(asked, already, refused));
  }
}
