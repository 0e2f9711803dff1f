package io.ringroom.protocol.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as one of its users sees it; instants are epoch milliseconds.
 *
 * @param phase {@code inviting} or {@code active}
 * @param role {@code caller} or {@code callee}
 * @param state this user's own {@link Participant#state}
 * @param device the device of this user that is in the call
 * @param deadline when this user's ring ends, while it rings
 * @param remainingMs the same as a span, for clients whose clock is off
 * @param inviterId who has asked this user, while he is asked and it was not the caller
 * @param mediaRequest a member's open wish to make it a video call
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallView(
    CallId callId,
    RoomId roomId,
    String phase,
    int mediaType,
    UserId callerId,
    List<UserId> calleeIdList,
    String role,
    String state,
    @Nullable DeviceId device,
    long createdAt,
    @Nullable Long beganAt,
    @Nullable Long deadline,
    @Nullable Long remainingMs,
    String userData,
    String chatGroupId,
    List<Participant> members,
    @Nullable UserId inviterId,
    @Nullable MediaRequest mediaRequest) {

  /** Without anything that concerns only calls under way. */
  public CallView(
      CallId callId,
      RoomId roomId,
      String phase,
      int mediaType,
      UserId callerId,
      List<UserId> calleeIdList,
      String role,
      String state,
      @Nullable DeviceId device,
      long createdAt,
      @Nullable Long beganAt,
      @Nullable Long deadline,
      @Nullable Long remainingMs,
      String userData,
      String chatGroupId,
      List<Participant> members,
      @Nullable UserId inviterId) {
    this(
        callId,
        roomId,
        phase,
        mediaType,
        callerId,
        calleeIdList,
        role,
        state,
        device,
        createdAt,
        beganAt,
        deadline,
        remainingMs,
        userData,
        chatGroupId,
        members,
        inviterId,
        null);
  }

  /**
   * What {@code onMediaTypeRequest} says, for a device that was away when it did.
   *
   * @param deadline when silence counts as no, epoch milliseconds
   */
  public record MediaRequest(@JsonProperty("userID") UserId user, int mediaType, long deadline) {}

  /**
   * One user of the call.
   *
   * @param state {@code calling}, {@code ringing}, {@code joined}, {@code reconnecting}, {@code
   *     left}, or an outcome of the invitation
   * @param held whether he has put the call on hold; absent when not
   * @param screen whether he shares a screen; absent when not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Participant(
      @JsonProperty("userID") UserId user,
      String state,
      boolean audio,
      boolean video,
      @Nullable Boolean held,
      @Nullable Boolean screen) {
    public Participant(
        UserId user, String state, boolean audio, boolean video, @Nullable Boolean held) {
      this(user, state, audio, video, held, null);
    }

    public Participant(UserId user, String state, boolean audio, boolean video) {
      this(user, state, audio, video, null);
    }
  }
}
