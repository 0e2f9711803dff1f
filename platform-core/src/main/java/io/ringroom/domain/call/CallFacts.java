package io.ringroom.domain.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.ring.CallOptions;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.RoomName;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What never changes in a call.
 *
 * @param callees whom the caller named; others may have been asked since
 * @param media what the call was made for; it may have changed since
 * @param options absent when all is as usual
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallFacts(
    CallId call,
    TenantId tenant,
    UserId caller,
    List<UserId> callees,
    MediaType media,
    String userData,
    String chatGroupId,
    Instant createdAt,
    @Nullable CallOptions options) {
  public CallFacts {
    callees = List.copyOf(callees);
  }

  public CallFacts(
      CallId call,
      TenantId tenant,
      UserId caller,
      List<UserId> callees,
      MediaType media,
      String userData,
      String chatGroupId,
      Instant createdAt) {
    this(call, tenant, caller, callees, media, userData, chatGroupId, createdAt, null);
  }

  public CallOptions chosen() {
    return options == null ? CallOptions.USUAL : options;
  }

  /** What the room is called; its media are found by the call's own id. */
  public RoomId room() {
    RoomName name = chosen().roomName();
    return name == null ? RoomId.of(call) : name.id();
  }

  /** What the caller calls the room; absent when it goes by the call's id. */
  public @Nullable RoomId named() {
    RoomName name = chosen().roomName();
    return name == null ? null : name.id();
  }

  /** 1 when the room goes by a number, 2 when by a text (Tencent's RoomIdType). */
  public int roomIdType() {
    RoomName name = chosen().roomName();
    return name != null && name.number() ? 1 : 2;
  }

  /** The number the caller has given the room, if it was one. */
  public OptionalLong roomNumber() {
    return roomIdType() == 1
        ? OptionalLong.of(Long.parseLong(room().value()))
        : OptionalLong.empty();
  }

  /** Whether this is the tenant's server, which has no device to be told anything. */
  boolean server(UserId user) {
    return chosen().fromServer() && user.equals(caller);
  }

  /** Whether the caller named one user; others may have come in since. */
  public boolean oneToOne() {
    return callees.size() == 1;
  }
}
