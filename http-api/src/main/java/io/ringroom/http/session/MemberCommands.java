package io.ringroom.http.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.domain.ring.InviteResult;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.http.json.Json;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What members of a running call may do to it. */
final class MemberCommands {
  private final Desk desk;
  private final CallCommands calls;

  MemberCommands(Desk desk, CallCommands calls) {
    this.desk = desk;
    this.calls = calls;
  }

  void inviteUser(Asked asked) {
    Set<UserId> users = CallRequest.named(asked.p());
    if (users.isEmpty()) {
      throw new BadParameter("userIDList is missing or empty");
    }
    Duration ringFor = CallRequest.ringFor(asked.p().inside("params"), desk.policy().calls());
    ToCall invite =
        new ToCall.InviteUsers(desk.user(), desk.me().device(), List.copyOf(users), ringFor);
    calls.decide(
        asked,
        desk.call(asked),
        invite,
        reply -> reply.invited() == null ? Json.object() : answer(reply.invited()));
  }

  private static ObjectNode answer(InviteResult result) {
    ObjectNode p = Json.object();
    p.set("accepted", Json.mapper().valueToTree(result.accepted()));
    p.set("alreadyInvited", Json.mapper().valueToTree(result.alreadyInvited()));
    ArrayNode refused = p.putArray("refused");
    for (InviteResult.Refused one : result.refused()) {
      refused.addObject().put("userID", one.user().value()).put("code", one.why().code());
    }
    return p;
  }
}
