package io.ringroom.domain.user;

import io.ringroom.domain.ring.CallOptions;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's wish to call others.
 *
 * @param request idempotency key: the same wish again gives the same call
 * @param call the id the call gets if it is made
 * @param callees not empty, nobody twice, not the caller
 * @param options what is chosen for this call; absent when all is as usual
 */
public record PlaceCall(
    String request,
    CallId call,
    TenantId tenant,
    Seat seat,
    List<UserId> callees,
    MediaType media,
    Duration ringFor,
    String userData,
    String chatGroupId,
    @Nullable CallOptions options) {
  public PlaceCall {
    callees = List.copyOf(callees);
  }

  public PlaceCall(
      String request,
      CallId call,
      TenantId tenant,
      Seat seat,
      List<UserId> callees,
      MediaType media,
      Duration ringFor,
      String userData,
      String chatGroupId) {
    this(request, call, tenant, seat, callees, media, ringFor, userData, chatGroupId, null);
  }

  @Nullable UserId peer() {
    return callees.size() == 1 ? callees.get(0) : null;
  }

  ToCall.Start start(UserId caller) {
    return new ToCall.Start(
        tenant, caller, seat, callees, media, ringFor, userData, chatGroupId, options);
  }
}
