package io.ringroom.domain.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call message of TRTCCalling and the mini-program kit, {@code av_call} version 4, with the
 * signalling around it. For bridges to an IM system in which apps of that time still live.
 *
 * @param actionType 1 invite, 2 cancel, 3 accept, 4 reject, 5 timeout; a hang-up is an invite with
 *     timeout 0
 * @param timeout seconds the invitees have to answer
 */
public record AvCall(
    int actionType,
    UserId inviter,
    List<UserId> inviteeList,
    String groupID,
    long timeout,
    Content data) {

  public AvCall {
    inviteeList = List.copyOf(inviteeList);
  }

  /**
   * @param callEnd seconds of talk, at the end of a call between two
   * @param lineBusy present for a busy callee: how older apps read it
   * @param callAction 1 dialling, 2 cancel, 3 reject, 4 timeout, 5 hang up, 6 busy, 7 accept
   * @param user whose act it was
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Content(
      int version,
      String businessID,
      String platform,
      @JsonProperty("call_type") int callType,
      @JsonProperty("room_id") long roomId,
      Detail data,
      @JsonProperty("call_end") @Nullable Long callEnd,
      @JsonProperty("line_busy") @Nullable String lineBusy,
      @JsonProperty("call_action") int callAction,
      @JsonProperty("callid") CallId call,
      UserId user) {}

  /**
   * @param cmd {@code audioCall}, {@code videoCall}, {@code switchToAudio}, {@code switchToVideo}
   *     or {@code hangup}
   * @param message {@code lineBusy} or ""
   */
  public record Detail(
      String cmd, @JsonProperty("room_id") long roomId, List<UserId> userIDs, String message) {
    public Detail {
      userIDs = List.copyOf(userIDs);
    }
  }
}
