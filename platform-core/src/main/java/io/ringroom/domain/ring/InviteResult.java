package io.ringroom.domain.ring;

import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;

/**
 * What came of asking users into a call.
 *
 * @param accepted who is asked now
 * @param alreadyInvited who had been asked and has not answered; nothing changes for him
 */
public record InviteResult(
    List<UserId> accepted, List<UserId> alreadyInvited, List<Refused> refused) {
  public InviteResult {
    accepted = List.copyOf(accepted);
    alreadyInvited = List.copyOf(alreadyInvited);
    refused = List.copyOf(refused);
  }

  public record Refused(UserId user, ErrorCode why) {}
}
