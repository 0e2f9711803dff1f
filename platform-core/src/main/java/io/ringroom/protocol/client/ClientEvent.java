package io.ringroom.protocol.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told, by TUICallObserver's names. On the wire each is an event frame: {@code ev}
 * is the type name, {@code p} the rest (ops/docs/PROTOCOL.md).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ev")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClientEvent.CallReceived.class, name = "onCallReceived"),
  @JsonSubTypes.Type(value = ClientEvent.UserInviting.class, name = "onUserInviting"),
  @JsonSubTypes.Type(value = ClientEvent.UserInviteCancelled.class, name = "onUserInviteCancelled"),
  @JsonSubTypes.Type(value = ClientEvent.UserRinging.class, name = "onUserRinging"),
  @JsonSubTypes.Type(value = ClientEvent.CallBegin.class, name = "onCallBegin"),
  @JsonSubTypes.Type(value = ClientEvent.CallNotConnected.class, name = "onCallNotConnected"),
  @JsonSubTypes.Type(value = ClientEvent.CallEnd.class, name = "onCallEnd"),
  @JsonSubTypes.Type(value = ClientEvent.CallMerged.class, name = "onCallMerged"),
  @JsonSubTypes.Type(value = ClientEvent.UserJoin.class, name = "onUserJoin"),
  @JsonSubTypes.Type(value = ClientEvent.UserLeave.class, name = "onUserLeave"),
  @JsonSubTypes.Type(value = ClientEvent.UserReject.class, name = "onUserReject"),
  @JsonSubTypes.Type(value = ClientEvent.UserNoResponse.class, name = "onUserNoResponse"),
  @JsonSubTypes.Type(value = ClientEvent.UserLineBusy.class, name = "onUserLineBusy"),
  @JsonSubTypes.Type(value = ClientEvent.UserConnectionState.class, name = "onUserConnectionState"),
  @JsonSubTypes.Type(value = ClientEvent.UserAudioAvailable.class, name = "onUserAudioAvailable"),
  @JsonSubTypes.Type(value = ClientEvent.UserVideoAvailable.class, name = "onUserVideoAvailable"),
  @JsonSubTypes.Type(value = ClientEvent.Resync.class, name = "onResync"),
  @JsonSubTypes.Type(value = ClientEvent.Slots.class, name = "onSlots"),
  @JsonSubTypes.Type(value = ClientEvent.MediaLost.class, name = "onMediaLost"),
  @JsonSubTypes.Type(value = ClientEvent.UserPresence.class, name = "onUserPresence"),
  @JsonSubTypes.Type(value = ClientEvent.KickedFromCall.class, name = "onKickedFromCall"),
  @JsonSubTypes.Type(value = ClientEvent.Muted.class, name = "onMutedByModerator"),
  @JsonSubTypes.Type(value = ClientEvent.KickedOffline.class, name = "onKickedOffline")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ClientEvent {

  /**
   * @param callerId who invites: the caller, or the member who asked this user in
   * @param attempt how often this user has been asked into this call, from 1
   */
  record CallReceived(
      CallId callId,
      UserId callerId,
      List<UserId> calleeIdList,
      int mediaType,
      RoomId roomId,
      String userData,
      String chatGroupId,
      long deadline,
      long remainingMs,
      boolean redelivered,
      @Nullable Integer attempt)
      implements ClientEvent {}

  /** Somebody is asked into the call; {@code inviterId} asks. */
  record UserInviting(CallId callId, @JsonProperty("userID") UserId user, UserId inviterId)
      implements ClientEvent {}

  /** An invitation was taken back while it was pending. */
  record UserInviteCancelled(CallId callId, @JsonProperty("userID") UserId user)
      implements ClientEvent {}

  record UserRinging(CallId callId, @JsonProperty("userID") UserId user) implements ClientEvent {}

  record CallBegin(CallId callId, int mediaType, RoomId roomId, long beganAt)
      implements ClientEvent {}

  /** The call is over for this device and had not begun for it. */
  record CallNotConnected(
      CallId callId, int mediaType, int reason, @Nullable UserId userId, String cause)
      implements ClientEvent {}

  /**
   * @param totalTime seconds since the call began
   * @param cause {@code connectionLost}, a {@link Cause}, or ""
   */
  record CallEnd(
      CallId callId,
      int mediaType,
      int reason,
      @Nullable UserId userId,
      long totalTime,
      String cause)
      implements ClientEvent {}

  record CallMerged(CallId callId, CallId from, CallId into) implements ClientEvent {}

  record UserJoin(CallId callId, @JsonProperty("userID") UserId user) implements ClientEvent {}

  /**
   * @param reason 0 left, 1 connection lost, 3 kicked (Volcengine RTC's numbers)
   */
  record UserLeave(CallId callId, @JsonProperty("userID") UserId user, int reason)
      implements ClientEvent {}

  record UserReject(CallId callId, @JsonProperty("userID") UserId user, String reason)
      implements ClientEvent {}

  /**
   * @param delivered whether any device of the user ever rang
   */
  record UserNoResponse(CallId callId, @JsonProperty("userID") UserId user, boolean delivered)
      implements ClientEvent {}

  record UserLineBusy(CallId callId, @JsonProperty("userID") UserId user) implements ClientEvent {}

  /**
   * @param state {@code reconnecting} or {@code connected}
   */
  record UserConnectionState(CallId callId, @JsonProperty("userID") UserId user, String state)
      implements ClientEvent {}

  record UserAudioAvailable(
      CallId callId, @JsonProperty("userID") UserId user, boolean isAudioAvailable)
      implements ClientEvent {}

  record UserVideoAvailable(
      CallId callId, @JsonProperty("userID") UserId user, boolean isVideoAvailable)
      implements ClientEvent {}

  /** Events were lost on the platform's side: this is how the call stands. */
  record Resync(CallId callId, CallView call) implements ClientEvent {}

  /** Which user each receiving slot shows: the whole list. Never numbered. */
  record Slots(CallId callId, String connection, List<Slot> slots) implements ClientEvent {}

  record Slot(String mid, String kind, @JsonProperty("userID") @Nullable UserId user) {}

  /** The media connection is gone on the server's side; connect anew. Never numbered. */
  record MediaLost(CallId callId) implements ClientEvent {}

  /** Never numbered. */
  record UserPresence(
      @JsonProperty("userID") UserId user, String kind, String name, boolean online, boolean busy)
      implements ClientEvent {}

  /** A moderator has taken this user out of the call; the end follows. */
  record KickedFromCall(CallId callId, boolean barred) implements ClientEvent {}

  /** A moderator has closed what this user published; he may open it again. */
  record Muted(CallId callId, boolean audio, boolean video) implements ClientEvent {}

  /** This socket is replaced by a newer one of the same device. Never numbered. */
  record KickedOffline(String reason) implements ClientEvent {}
}
