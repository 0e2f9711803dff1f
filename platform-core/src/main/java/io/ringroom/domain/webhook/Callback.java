package io.ringroom.domain.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook: the fields of TUICallKit's callbacks, and beside them the call's own
 * sequence, so that a receiver sees a gap or a doublet at once.
 *
 * @param eventTime epoch milliseconds
 * @param seq counts the callbacks of this call from 1
 * @param prevSeq the one its receiver was told before, 0 before the first: who wants only some
 *     kinds sees by it, not by {@code seq}, that none is missing
 * @param journalSeq the event of the call's journal it is made of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Callback(
    @JsonProperty("CallbackCommand") CallbackCommand command,
    @JsonProperty("CallInfo") CallInfo call,
    @JsonProperty("UserList") List<User> users,
    @JsonProperty("EventTime") long eventTime,
    @JsonProperty("Seq") long seq,
    @JsonProperty("PrevSeq") long prevSeq,
    @JsonProperty("JournalSeq") long journalSeq)
    implements Numbered {

  public Callback {
    users = List.copyOf(users);
  }

  @Override
  public Callback after(long lastTold) {
    return new Callback(command, call, users, eventTime, seq, lastTold, journalSeq);
  }

  /**
   * @param mediaType {@code Audio} or {@code Video}
   * @param callType {@code SingleCall} or {@code MultiCall}
   * @param roomIdType 1 a number, 2 a text
   * @param result only at the end: {@code NormalEnd}, {@code Cancel} and so on
   * @param totalTime only at the end: whole seconds of talk
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CallInfo(
      @JsonProperty("SdkAppId") long sdkAppId,
      @JsonProperty("CallId") CallId call,
      @JsonProperty("Caller_Account") UserId caller,
      @JsonProperty("MediaType") String mediaType,
      @JsonProperty("CallType") String callType,
      @JsonProperty("ChatGroupId") String chatGroupId,
      @JsonProperty("RoomId") RoomId room,
      @JsonProperty("RoomIdType") int roomIdType,
      @JsonProperty("UserData") String userData,
      @JsonProperty("StartTime") long startTime,
      @JsonProperty("AcceptTime") @Nullable Long acceptTime,
      @JsonProperty("EndTime") @Nullable Long endTime,
      @JsonProperty("CallResult") @Nullable String result,
      @JsonProperty("EndReason") @Nullable Integer endReason,
      @JsonProperty("TotalTime") @Nullable Long totalTime) {}

  /**
   * @param status {@code Calling} in the call, {@code Waiting} asked
   */
  public record User(
      @JsonProperty("User_Account") UserId user, @JsonProperty("Status") String status) {}
}
