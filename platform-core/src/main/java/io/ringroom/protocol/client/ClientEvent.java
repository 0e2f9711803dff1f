package io.ringroom.protocol.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told, by TUICallObserver's names. On the wire each is an event frame: {@code ev}
 * is the type name, {@code p} the rest (ops/docs/PROTOCOL.md). What a conference and a call say by
 * one name are two types here: that of the conference has {@code room.} before it, which is not
 * sent.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ev")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClientEvent.CallReceived.class, name = "onCallReceived"),
  @JsonSubTypes.Type(value = ClientEvent.CallWaiting.class, name = "onCallWaiting"),
  @JsonSubTypes.Type(value = ClientEvent.UserInviting.class, name = "onUserInviting"),
  @JsonSubTypes.Type(value = ClientEvent.UserInviteCancelled.class, name = "onUserInviteCancelled"),
  @JsonSubTypes.Type(value = ClientEvent.UserRinging.class, name = "onUserRinging"),
  @JsonSubTypes.Type(value = ClientEvent.UserUnreachable.class, name = "onUserUnreachable"),
  @JsonSubTypes.Type(value = ClientEvent.CallBegin.class, name = "onCallBegin"),
  @JsonSubTypes.Type(value = ClientEvent.CallNotConnected.class, name = "onCallNotConnected"),
  @JsonSubTypes.Type(value = ClientEvent.CallEnd.class, name = "onCallEnd"),
  @JsonSubTypes.Type(value = ClientEvent.CallMerged.class, name = "onCallMerged"),
  @JsonSubTypes.Type(value = ClientEvent.CallMovedToDevice.class, name = "onCallMovedToDevice"),
  @JsonSubTypes.Type(value = ClientEvent.UserJoin.class, name = "onUserJoin"),
  @JsonSubTypes.Type(value = ClientEvent.UserLeave.class, name = "onUserLeave"),
  @JsonSubTypes.Type(value = ClientEvent.UserReject.class, name = "onUserReject"),
  @JsonSubTypes.Type(value = ClientEvent.UserNoResponse.class, name = "onUserNoResponse"),
  @JsonSubTypes.Type(value = ClientEvent.UserLineBusy.class, name = "onUserLineBusy"),
  @JsonSubTypes.Type(value = ClientEvent.UserConnectionState.class, name = "onUserConnectionState"),
  @JsonSubTypes.Type(value = ClientEvent.UserHold.class, name = "onUserHold"),
  @JsonSubTypes.Type(value = ClientEvent.UserAudioAvailable.class, name = "onUserAudioAvailable"),
  @JsonSubTypes.Type(value = ClientEvent.UserVideoAvailable.class, name = "onUserVideoAvailable"),
  @JsonSubTypes.Type(
      value = ClientEvent.CallMediaTypeChanged.class,
      name = "onCallMediaTypeChanged"),
  @JsonSubTypes.Type(value = ClientEvent.MediaTypeRequest.class, name = "onMediaTypeRequest"),
  @JsonSubTypes.Type(
      value = ClientEvent.CallMediaTypeChangeRejected.class,
      name = "onCallMediaTypeChangeRejected"),
  @JsonSubTypes.Type(value = ClientEvent.Resync.class, name = "onResync"),
  @JsonSubTypes.Type(value = ClientEvent.Slots.class, name = "onSlots"),
  @JsonSubTypes.Type(value = ClientEvent.MediaLost.class, name = "onMediaLost"),
  @JsonSubTypes.Type(value = ClientEvent.MixLevels.class, name = "onMixLevels"),
  @JsonSubTypes.Type(value = ClientEvent.RoomMixLevels.class, name = "room.onMixLevels"),
  @JsonSubTypes.Type(
      value = ClientEvent.UserNetworkQualityChanged.class,
      name = "onUserNetworkQualityChanged"),
  @JsonSubTypes.Type(
      value = ClientEvent.RecordingStateChanged.class,
      name = "onRecordingStateChanged"),
  @JsonSubTypes.Type(value = ClientEvent.UserPresence.class, name = "onUserPresence"),
  @JsonSubTypes.Type(value = ClientEvent.KickedFromCall.class, name = "onKickedFromCall"),
  @JsonSubTypes.Type(value = ClientEvent.Muted.class, name = "onMutedByModerator"),
  @JsonSubTypes.Type(value = ClientEvent.CallRecorded.class, name = "onCallRecord"),
  @JsonSubTypes.Type(value = ClientEvent.KickedOffline.class, name = "onKickedOffline"),
  @JsonSubTypes.Type(value = ClientEvent.TokenWillExpire.class, name = "onTokenWillExpire"),
  @JsonSubTypes.Type(value = ClientEvent.UserSigExpired.class, name = "onUserSigExpired"),
  @JsonSubTypes.Type(value = ClientEvent.RoomStateChanged.class, name = "onRoomStateChanged"),
  @JsonSubTypes.Type(value = ClientEvent.RoomUserJoined.class, name = "onUserJoined"),
  @JsonSubTypes.Type(value = ClientEvent.RoomUserLeave.class, name = "room.onUserLeave"),
  @JsonSubTypes.Type(
      value = ClientEvent.RoomUserConnection.class,
      name = "room.onUserConnectionState"),
  @JsonSubTypes.Type(value = ClientEvent.UserPublishStream.class, name = "onUserPublishStream"),
  @JsonSubTypes.Type(value = ClientEvent.UserUnpublishStream.class, name = "onUserUnpublishStream"),
  @JsonSubTypes.Type(value = ClientEvent.UserPublishScreen.class, name = "onUserPublishScreen"),
  @JsonSubTypes.Type(value = ClientEvent.UserUnpublishScreen.class, name = "onUserUnpublishScreen"),
  @JsonSubTypes.Type(value = ClientEvent.RoomMuted.class, name = "room.onMutedByModerator"),
  @JsonSubTypes.Type(value = ClientEvent.RoomMessage.class, name = "onRoomMessageReceived"),
  @JsonSubTypes.Type(value = ClientEvent.UserMessage.class, name = "onUserMessageReceived"),
  @JsonSubTypes.Type(value = ClientEvent.RoomSlots.class, name = "room.onSlots"),
  @JsonSubTypes.Type(value = ClientEvent.RoomMediaLost.class, name = "room.onMediaLost"),
  @JsonSubTypes.Type(
      value = ClientEvent.RoomUserNetworkQualityChanged.class,
      name = "room.onUserNetworkQualityChanged"),
  @JsonSubTypes.Type(
      value = ClientEvent.RoomRecordingStateChanged.class,
      name = "room.onRecordingStateChanged")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ClientEvent {

  /** The stream of a shared screen, beside the camera. */
  String SCREEN = "screen";

  <R> R match(Cases<R> cases);

  /** One case for each kind: a kind that is added does not compile until it is handled. */
  interface Cases<R> {
    R callReceived(CallReceived event);

    R callWaiting(CallWaiting event);

    R userInviting(UserInviting event);

    R userInviteCancelled(UserInviteCancelled event);

    R userRinging(UserRinging event);

    R userUnreachable(UserUnreachable event);

    R callBegin(CallBegin event);

    R callNotConnected(CallNotConnected event);

    R callEnd(CallEnd event);

    R callMerged(CallMerged event);

    R callMovedToDevice(CallMovedToDevice event);

    R userJoin(UserJoin event);

    R userLeave(UserLeave event);

    R userReject(UserReject event);

    R userNoResponse(UserNoResponse event);

    R userLineBusy(UserLineBusy event);

    R userConnectionState(UserConnectionState event);

    R userHold(UserHold event);

    R userAudioAvailable(UserAudioAvailable event);

    R userVideoAvailable(UserVideoAvailable event);

    R callMediaTypeChanged(CallMediaTypeChanged event);

    R mediaTypeRequest(MediaTypeRequest event);

    R callMediaTypeChangeRejected(CallMediaTypeChangeRejected event);

    R resync(Resync event);

    R slots(Slots event);

    R mediaLost(MediaLost event);

    R userNetworkQualityChanged(UserNetworkQualityChanged event);

    R mixLevels(MixLevels event);

    R recordingStateChanged(RecordingStateChanged event);

    R userPresence(UserPresence event);

    R kickedFromCall(KickedFromCall event);

    R muted(Muted event);

    R kickedOffline(KickedOffline event);

    R callRecorded(CallRecorded event);

    R tokenWillExpire(TokenWillExpire event);

    R userSigExpired(UserSigExpired event);

    R ofRoom(OfRoom event);
  }

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
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callReceived(this);
    }
  }

  /**
   * As {@link CallReceived}, for a user who is in another call: it is not rung out loud. When he
   * answers, the other call is put on hold.
   *
   * @param current the call he is in
   */
  record CallWaiting(
      CallId callId,
      CallId current,
      UserId callerId,
      List<UserId> calleeIdList,
      int mediaType,
      RoomId roomId,
      String userData,
      String chatGroupId,
      long deadline,
      long remainingMs,
      @Nullable Integer attempt)
      implements ClientEvent {
    public static CallWaiting of(CallReceived ring, CallId current) {
      return new CallWaiting(
          ring.callId(),
          current,
          ring.callerId(),
          ring.calleeIdList(),
          ring.mediaType(),
          ring.roomId(),
          ring.userData(),
          ring.chatGroupId(),
          ring.deadline(),
          ring.remainingMs(),
          ring.attempt());
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callWaiting(this);
    }
  }

  /** Somebody is asked into the call; {@code inviterId} asks. */
  record UserInviting(CallId callId, @JsonProperty("userID") UserId user, UserId inviterId)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userInviting(this);
    }
  }

  /** An invitation was taken back while it was pending. */
  record UserInviteCancelled(CallId callId, @JsonProperty("userID") UserId user)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userInviteCancelled(this);
    }
  }

  record UserRinging(CallId callId, @JsonProperty("userID") UserId user) implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userRinging(this);
    }
  }

  /**
   * No device of the invitee rings: none is connected, or the last that rang is gone. He is rung as
   * soon as one connects.
   *
   * @param pushSentAt when his devices were woken, epoch milliseconds; absent when none can be
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UserUnreachable(
      CallId callId, @JsonProperty("userID") UserId user, @Nullable Long pushSentAt)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userUnreachable(this);
    }
  }

  record CallBegin(CallId callId, int mediaType, RoomId roomId, long beganAt)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callBegin(this);
    }
  }

  /** The call is over for this device and had not begun for it. */
  record CallNotConnected(
      CallId callId, int mediaType, int reason, @Nullable UserId userId, String cause)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callNotConnected(this);
    }
  }

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
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callEnd(this);
    }
  }

  record CallMerged(CallId callId, CallId from, CallId into) implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callMerged(this);
    }
  }

  /** To the device that was in the call: the user goes on from another one. */
  record CallMovedToDevice(CallId callId, @JsonProperty("deviceId") DeviceId device)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callMovedToDevice(this);
    }
  }

  /**
   * @param rejoin true when he was in the call before and had left
   */
  record UserJoin(CallId callId, @JsonProperty("userID") UserId user, @Nullable Boolean rejoin)
      implements ClientEvent {
    public UserJoin(CallId callId, UserId user) {
      this(callId, user, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userJoin(this);
    }
  }

  /**
   * @param reason 0 left, 1 connection lost, 3 kicked (Volcengine RTC's numbers)
   */
  record UserLeave(CallId callId, @JsonProperty("userID") UserId user, int reason)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userLeave(this);
    }
  }

  record UserReject(CallId callId, @JsonProperty("userID") UserId user, String reason)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userReject(this);
    }
  }

  /**
   * @param delivered whether any device of the user ever rang
   */
  record UserNoResponse(CallId callId, @JsonProperty("userID") UserId user, boolean delivered)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userNoResponse(this);
    }
  }

  record UserLineBusy(CallId callId, @JsonProperty("userID") UserId user) implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userLineBusy(this);
    }
  }

  /**
   * @param state {@code reconnecting} or {@code connected}
   */
  record UserConnectionState(CallId callId, @JsonProperty("userID") UserId user, String state)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userConnectionState(this);
    }
  }

  /** A member, perhaps this user himself, has put the call on hold or taken it up again. */
  record UserHold(CallId callId, @JsonProperty("userID") UserId user, boolean held)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userHold(this);
    }
  }

  record UserAudioAvailable(
      CallId callId, @JsonProperty("userID") UserId user, boolean isAudioAvailable)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userAudioAvailable(this);
    }
  }

  /**
   * @param stream {@code screen} for what he shares beside his camera; absent for the camera
   */
  record UserVideoAvailable(
      CallId callId,
      @JsonProperty("userID") UserId user,
      boolean isVideoAvailable,
      @Nullable String stream)
      implements ClientEvent {
    public UserVideoAvailable(CallId callId, UserId user, boolean isVideoAvailable) {
      this(callId, user, isVideoAvailable, null);
    }

    public static UserVideoAvailable screen(CallId call, UserId user, boolean available) {
      return new UserVideoAvailable(call, user, available, SCREEN);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userVideoAvailable(this);
    }
  }

  /**
   * The call is now for something else; for voice, every camera is closed.
   *
   * @param oldMediaType 1 audio, 2 video
   * @param user who wished it, or agreed to it
   */
  record CallMediaTypeChanged(
      CallId callId, int oldMediaType, int newMediaType, @JsonProperty("userID") UserId user)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callMediaTypeChanged(this);
    }
  }

  /**
   * The other side asks for video; answered by {@code respondMediaType}.
   *
   * @param deadline when silence counts as no, epoch milliseconds
   */
  record MediaTypeRequest(
      CallId callId, @JsonProperty("userID") UserId user, int mediaType, long deadline)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mediaTypeRequest(this);
    }
  }

  /**
   * @param user who had asked
   * @param by who said no; absent when nobody answered in time
   */
  record CallMediaTypeChangeRejected(
      CallId callId, @JsonProperty("userID") UserId user, @Nullable UserId by)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callMediaTypeChangeRejected(this);
    }
  }

  /** Events were lost on the platform's side: this is how the call stands. */
  record Resync(CallId callId, CallView call) implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.resync(this);
    }
  }

  /**
   * Which user each receiving slot shows: the whole list. Never numbered.
   *
   * @param reception what the link affords, where that is less than the user wants; else absent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Slots(CallId callId, String connection, List<Slot> slots, @Nullable String reception)
      implements ClientEvent {
    public Slots(CallId callId, String connection, List<Slot> slots) {
      this(callId, connection, slots, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.slots(this);
    }
  }

  /**
   * @param stream {@code screen}, or {@code mix} for all members together and nobody's; absent for
   *     his camera or microphone
   * @param limit {@code low} or {@code paused}: what the receiver's link has done to the video;
   *     absent when he gets the best there is
   */
  record Slot(
      String mid,
      String kind,
      @JsonProperty("userID") @Nullable UserId user,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String stream,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String limit) {
    public Slot(String mid, String kind, @Nullable UserId user) {
      this(mid, kind, user, null, null);
    }
  }

  /** The media connection is gone on the server's side; connect anew. Never numbered. */
  record MediaLost(CallId callId) implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mediaLost(this);
    }
  }

  /**
   * How good the connections of members are, those that have changed; never numbered.
   *
   * @param qualities 0 unknown, 1 excellent, 2 good, 3 poor, 4 bad, 5 very bad, 6 down
   */
  record UserNetworkQualityChanged(CallId callId, List<UserQuality> qualities)
      implements ClientEvent {
    public UserNetworkQualityChanged {
      qualities = List.copyOf(qualities);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userNetworkQualityChanged(this);
    }
  }

  record UserQuality(@JsonProperty("userID") UserId user, int quality) {}

  /**
   * How loud those are who are heard in the mix this device receives, in place of what it could
   * measure itself; never numbered, at most twice a second.
   *
   * @param levels all who are heard; nobody when all are silent
   */
  record MixLevels(CallId callId, List<UserLevel> levels) implements ClientEvent {
    public MixLevels {
      levels = List.copyOf(levels);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mixLevels(this);
    }
  }

  /**
   * @param level −127 (silence) to 0 (full scale), dB
   */
  record UserLevel(@JsonProperty("userID") UserId user, int level) {}

  /**
   * Whether what is said and shown is recorded or sent out of the call. Said on every change and
   * with every media connection while it is; never numbered.
   */
  record RecordingStateChanged(CallId callId, boolean isRecording) implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.recordingStateChanged(this);
    }
  }

  /**
   * Never numbered.
   *
   * @param devices what a camera room has plugged in; absent for people and while offline
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UserPresence(
      @JsonProperty("userID") UserId user,
      String kind,
      String name,
      boolean online,
      boolean busy,
      @Nullable List<RoomDevice> devices)
      implements ClientEvent {
    public UserPresence {
      devices = devices == null ? null : List.copyOf(devices);
    }

    public UserPresence(UserId user, String kind, String name, boolean online, boolean busy) {
      this(user, kind, name, online, busy, null);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userPresence(this);
    }
  }

  /** A moderator has taken this user out of the call; the end follows. */
  record KickedFromCall(CallId callId, boolean barred) implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.kickedFromCall(this);
    }
  }

  /** A moderator has closed what this user published; he may open it again. */
  record Muted(CallId callId, boolean audio, boolean video) implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.muted(this);
    }
  }

  /**
   * A call this user had a part in is over and its record is stored. Never numbered: who was away
   * finds it in the list of his recent calls.
   *
   * @param result how it came out for the caller
   * @param totalTime seconds of talk
   * @param endedAt epoch milliseconds
   */
  record CallRecorded(
      CallId callId,
      UserId callerId,
      int mediaType,
      String chatGroupId,
      String result,
      long totalTime,
      long endedAt,
      ChatMessage message)
      implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.callRecorded(this);
    }
  }

  /** This socket is replaced by a newer one of the same device. Never numbered. */
  record KickedOffline(String reason) implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.kickedOffline(this);
    }
  }

  /**
   * A token ends soon: renew it by {@code updateToken}. Not numbered when it is that of the login.
   *
   * @param roomId the room whose token it is; absent for the login itself
   * @param expiresAt its last moment, epoch milliseconds
   */
  record TokenWillExpire(@Nullable RoomId roomId, long expiresAt) implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.tokenWillExpire(this);
    }
  }

  /** The login has expired and was not renewed: this socket closes. Never numbered. */
  record UserSigExpired(long expiredAt) implements ClientEvent {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.userSigExpired(this);
    }
  }

  /** What happens in a room that users join by themselves; see {@code domain.conference}. */
  sealed interface OfRoom extends ClientEvent {
    RoomId roomId();

    @Override
    default <R> R match(Cases<R> cases) {
      return cases.ofRoom(this);
    }
  }

  /**
   * Where the user himself stands in a room that users join by themselves.
   *
   * @param state one of {@link RoomStanding}'s numbers
   * @param room how the room stands, when he is in it
   */
  record RoomStateChanged(
      RoomId roomId, UserId uid, int state, JoinInfo extraInfo, @Nullable RoomView room)
      implements OfRoom {}

  /**
   * @param joinType 0 joined, 1 joined again
   * @param elapsed milliseconds from the wish to the deed, as far as the platform saw them
   */
  record JoinInfo(@JsonProperty("join_type") int joinType, long elapsed) {}

  /** A visible user is in the room from now on. */
  record RoomUserJoined(RoomId roomId, @JsonProperty("userID") UserId user, String extraInfo)
      implements OfRoom {}

  /**
   * @param reason 0 left, 1 connection lost, 2 became invisible, 3 put out (Volcengine's numbers)
   */
  record RoomUserLeave(RoomId roomId, @JsonProperty("userID") UserId user, int reason)
      implements OfRoom {}

  /**
   * @param state {@code reconnecting} or {@code connected}
   */
  record RoomUserConnection(RoomId roomId, @JsonProperty("userID") UserId user, String state)
      implements OfRoom {}

  /**
   * @param media 1 audio, 2 video, 3 both
   */
  record UserPublishStream(RoomId roomId, @JsonProperty("userID") UserId user, int media)
      implements OfRoom {}

  /**
   * @param media 1 audio, 2 video, 3 both: what is published no longer
   */
  record UserUnpublishStream(RoomId roomId, @JsonProperty("userID") UserId user, int media)
      implements OfRoom {}

  /** Somebody shares his screen, beside his camera. */
  record UserPublishScreen(RoomId roomId, @JsonProperty("userID") UserId user) implements OfRoom {}

  record UserUnpublishScreen(RoomId roomId, @JsonProperty("userID") UserId user)
      implements OfRoom {}

  /** What a moderator has closed of what this user published; he may publish it again. */
  record RoomMuted(RoomId roomId, boolean audio, boolean video) implements OfRoom {}

  record RoomMessage(RoomId roomId, @JsonProperty("userID") UserId user, String message)
      implements OfRoom {}

  /** A message for this user alone. */
  record UserMessage(RoomId roomId, @JsonProperty("userID") UserId user, String message)
      implements OfRoom {}

  /** As {@link Slots}, of a room that users join by themselves. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RoomSlots(RoomId roomId, String connection, List<Slot> slots, @Nullable String reception)
      implements OfRoom {
    public RoomSlots(RoomId roomId, String connection, List<Slot> slots) {
      this(roomId, connection, slots, null);
    }
  }

  /** As {@link UserNetworkQualityChanged}, of a room that users join by themselves. */
  record RoomUserNetworkQualityChanged(RoomId roomId, List<UserQuality> qualities)
      implements OfRoom {
    public RoomUserNetworkQualityChanged {
      qualities = List.copyOf(qualities);
    }
  }

  /** As {@link MixLevels}, of a room that users join by themselves. */
  record RoomMixLevels(RoomId roomId, List<UserLevel> levels) implements OfRoom {
    public RoomMixLevels {
      levels = List.copyOf(levels);
    }
  }

  /** As {@link RecordingStateChanged}, of a room that users join by themselves. */
  record RoomRecordingStateChanged(RoomId roomId, boolean isRecording) implements OfRoom {}

  /** As {@link MediaLost}, of a room that users join by themselves. */
  record RoomMediaLost(RoomId roomId) implements OfRoom {}
}
