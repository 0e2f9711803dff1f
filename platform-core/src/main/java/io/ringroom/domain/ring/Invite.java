package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an invited user is shown.
 *
 * @param callees everyone the caller named, in his order, and whoever was asked into the call since
 * @param deadline when this user's ring ends
 * @param userData the caller's own data, passed on untouched; "" if none
 * @param inviter who asks; absent when it is the caller
 * @param attempt the {@link Attempt} this is; absent for the first
 * @param fromServer true when the caller is the tenant's server
 * @param roomId what the caller calls the room; absent when it goes by the call's id
 * @param push what a push says that wakes him; absent for what the tenant's say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Invite(
    CallId call,
    UserId caller,
    List<UserId> callees,
    MediaType media,
    Instant deadline,
    String userData,
    String chatGroupId,
    @Nullable UserId inviter,
    @Nullable Integer attempt,
    @Nullable Boolean fromServer,
    @Nullable RoomId roomId,
    @Nullable OfflinePush push) {
  public Invite {
    callees = List.copyOf(callees);
  }

  public Invite(
      CallId call,
      UserId caller,
      List<UserId> callees,
      MediaType media,
      Instant deadline,
      String userData,
      String chatGroupId,
      @Nullable UserId inviter,
      @Nullable Integer attempt,
      @Nullable Boolean fromServer,
      @Nullable RoomId roomId) {
    this(
        call,
        caller,
        callees,
        media,
        deadline,
        userData,
        chatGroupId,
        inviter,
        attempt,
        fromServer,
        roomId,
        null);
  }

  /** The caller's own, first invitation. */
  public Invite(
      CallId call,
      UserId caller,
      List<UserId> callees,
      MediaType media,
      Instant deadline,
      String userData,
      String chatGroupId) {
    this(call, caller, callees, media, deadline, userData, chatGroupId, null, null, null, null);
  }

  /** Who asks the user. */
  public UserId from() {
    return inviter == null ? caller : inviter;
  }

  /** Which attempt this is, from 1. */
  public int number() {
    return Attempt.number(attempt);
  }

  public RoomId room() {
    return roomId == null ? RoomId.of(call) : roomId;
  }

  /**
   * A call between two: only these merge when both sides dial at once. Whoever else is asked stays
   * among the callees, so a call that has grown never becomes one between two again. A server dials
   * many at once: what one of them dials back merges with none of its calls.
   */
  public boolean oneToOne() {
    return callees.size() == 1 && fromServer == null;
  }
}
