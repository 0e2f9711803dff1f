package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.protocol.node.RoomTask.Form;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the caller, or his tenant, has chosen for one call. It is fixed when the call starts, so
 * that a policy that changes later changes no call under way. Absent means the usual.
 *
 * @param maxUsers most users in the call and asked into it at once, the caller among them; usually
 *     {@link #MAX_USERS}
 * @param admission who may come in without being asked; usually {@link Admission#GROUP}
 * @param aloneGrace how long the last member of a group call may wait for others; usually not at
 *     all
 * @param maxDuration how long the call may last after the first answer; usually for ever
 * @param cancelPendingOnInviterLeave whether invitations end when their inviter leaves; usually not
 * @param startedByServer whether the caller is the tenant's server, which has no device
 * @param roomName what the caller calls the room; usually it goes by the call's id
 * @param push what pushes of this call say; usually what the tenant's do
 * @param record how it is recorded from its beginning on; usually not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallOptions(
    @Nullable Integer maxUsers,
    @Nullable Admission admission,
    @Nullable Duration aloneGrace,
    @Nullable Duration maxDuration,
    @Nullable Boolean cancelPendingOnInviterLeave,
    @Nullable Boolean startedByServer,
    @Nullable RoomName roomName,
    @Nullable OfflinePush push,
    @Nullable Form record) {

  /** TUICallKit's. */
  public static final int MAX_USERS = 9;

  public static final CallOptions USUAL = new CallOptions(null, null, null, null, null, null);

  public CallOptions(
      @Nullable Integer maxUsers,
      @Nullable Admission admission,
      @Nullable Duration aloneGrace,
      @Nullable Duration maxDuration,
      @Nullable Boolean cancelPendingOnInviterLeave,
      @Nullable Boolean startedByServer) {
    this(
        maxUsers,
        admission,
        aloneGrace,
        maxDuration,
        cancelPendingOnInviterLeave,
        startedByServer,
        null);
  }

  public CallOptions(
      @Nullable Integer maxUsers,
      @Nullable Admission admission,
      @Nullable Duration aloneGrace,
      @Nullable Duration maxDuration,
      @Nullable Boolean cancelPendingOnInviterLeave,
      @Nullable Boolean startedByServer,
      @Nullable RoomName roomName) {
    this(
        maxUsers,
        admission,
        aloneGrace,
        maxDuration,
        cancelPendingOnInviterLeave,
        startedByServer,
        roomName,
        null);
  }

  public CallOptions(
      @Nullable Integer maxUsers,
      @Nullable Admission admission,
      @Nullable Duration aloneGrace,
      @Nullable Duration maxDuration,
      @Nullable Boolean cancelPendingOnInviterLeave,
      @Nullable Boolean startedByServer,
      @Nullable RoomName roomName,
      @Nullable OfflinePush push) {
    this(
        maxUsers,
        admission,
        aloneGrace,
        maxDuration,
        cancelPendingOnInviterLeave,
        startedByServer,
        roomName,
        push,
        null);
  }

  /** These options in a call that the tenant's server starts. */
  public CallOptions byServer() {
    return new CallOptions(
        maxUsers,
        admission,
        aloneGrace,
        maxDuration,
        cancelPendingOnInviterLeave,
        true,
        roomName,
        push,
        record);
  }

  /** These options in a call whose pushes say this. */
  public CallOptions with(@Nullable OfflinePush said) {
    return new CallOptions(
        maxUsers,
        admission,
        aloneGrace,
        maxDuration,
        cancelPendingOnInviterLeave,
        startedByServer,
        roomName,
        said,
        record);
  }

  /** These options in a call that is recorded like this; null for not at all. */
  public CallOptions recorded(@Nullable Form form) {
    return new CallOptions(
        maxUsers,
        admission,
        aloneGrace,
        maxDuration,
        cancelPendingOnInviterLeave,
        startedByServer,
        roomName,
        push,
        form);
  }

  /** How many users the call has room for. */
  public int room() {
    return maxUsers == null ? MAX_USERS : maxUsers;
  }

  public Admission admits() {
    return admission == null ? Admission.GROUP : admission;
  }

  /** Zero when a lonely member does not wait. */
  public Duration patience() {
    return aloneGrace == null ? Duration.ZERO : aloneGrace;
  }

  public boolean cancelsPending() {
    return Boolean.TRUE.equals(cancelPendingOnInviterLeave);
  }

  public boolean fromServer() {
    return Boolean.TRUE.equals(startedByServer);
  }
}
