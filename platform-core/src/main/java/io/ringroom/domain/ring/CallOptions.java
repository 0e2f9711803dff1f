package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.protocol.node.RoomTask.Form;
import java.time.Duration;
import java.util.function.Consumer;
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

  public static final CallOptions USUAL =
      new CallOptions(null, null, null, null, null, null, null, null, null);

  public CallOptions withMaxUsers(@Nullable Integer most) {
    return change(draft -> draft.maxUsers = most);
  }

  public CallOptions withAdmission(@Nullable Admission rule) {
    return change(draft -> draft.admission = rule);
  }

  public CallOptions withAloneGrace(@Nullable Duration grace) {
    return change(draft -> draft.aloneGrace = grace);
  }

  public CallOptions withMaxDuration(@Nullable Duration most) {
    return change(draft -> draft.maxDuration = most);
  }

  public CallOptions withCancelPending(@Nullable Boolean cancel) {
    return change(draft -> draft.cancelPending = cancel);
  }

  public CallOptions withRoomName(@Nullable RoomName name) {
    return change(draft -> draft.roomName = name);
  }

  public CallOptions withPush(@Nullable OfflinePush said) {
    return change(draft -> draft.push = said);
  }

  /** These options in a call that is recorded like this; null for not at all. */
  public CallOptions recorded(@Nullable Form form) {
    return change(draft -> draft.record = form);
  }

  /** These options in a call that the tenant's server starts. */
  public CallOptions byServer() {
    return change(draft -> draft.startedByServer = true);
  }

  private CallOptions change(Consumer<Draft> step) {
    Draft draft = new Draft(this);
    step.accept(draft);
    return draft.options();
  }

  /** Options of which one is about to become another. */
  private static final class Draft {
    private @Nullable Integer maxUsers;
    private @Nullable Admission admission;
    private @Nullable Duration aloneGrace;
    private @Nullable Duration maxDuration;
    private @Nullable Boolean cancelPending;
    private @Nullable Boolean startedByServer;
    private @Nullable RoomName roomName;
    private @Nullable OfflinePush push;
    private @Nullable Form record;

    Draft(CallOptions from) {
      this.maxUsers = from.maxUsers;
      this.admission = from.admission;
      this.aloneGrace = from.aloneGrace;
      this.maxDuration = from.maxDuration;
      this.cancelPending = from.cancelPendingOnInviterLeave;
      this.startedByServer = from.startedByServer;
      this.roomName = from.roomName;
      this.push = from.push;
      this.record = from.record;
    }

    CallOptions options() {
      return new CallOptions(
          maxUsers,
          admission,
          aloneGrace,
          maxDuration,
          cancelPending,
          startedByServer,
          roomName,
          push,
          record);
    }
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
