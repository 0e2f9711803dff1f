package io.ringroom.domain.call;

import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What never changes in a call. */
public record CallFacts(
    CallId call,
    TenantId tenant,
    UserId caller,
    List<UserId> callees,
    MediaType media,
    String userData,
    String chatGroupId,
    Instant createdAt) {
  public CallFacts {
    callees = List.copyOf(callees);
  }

  public RoomId room() {
    return RoomId.of(call);
  }

  public boolean oneToOne() {
    return callees.size() == 1;
  }

  /** The caller and everyone he named. */
  List<UserId> everybody() {
    return Stream.concat(Stream.of(caller), callees.stream()).toList();
  }

  Invite inviteUntil(Instant deadline) {
    return new Invite(call, caller, callees, media, deadline, userData, chatGroupId);
  }
}
