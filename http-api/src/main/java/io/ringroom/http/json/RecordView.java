package io.ringroom.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.domain.record.EndText;
import io.ringroom.domain.record.Party;
import io.ringroom.domain.record.Stay;
import io.ringroom.domain.user.Role;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call record on the wire. Instants are epoch milliseconds, spans milliseconds.
 *
 * @param result how it came out for the caller, in the words of TUICallKit's REST API
 * @param endReason an end reason's number
 * @param totalTime whole seconds of talk
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordView(
    CallId callId,
    UserId callerId,
    int mediaType,
    RoomId roomId,
    String chatGroupId,
    String userData,
    long createdAt,
    @Nullable Long beganAt,
    long endedAt,
    String result,
    int endReason,
    @Nullable UserId endedBy,
    long totalTime,
    Texts texts,
    List<User> users) {

  /** What a chat shows of it to either side. */
  public record Texts(EndText caller, EndText callee) {}

  /**
   * @param connectedMs how long the others could hear and see him
   * @param reconnectingMs how long they waited for him
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record User(
      @JsonProperty("userID") UserId user,
      Role role,
      String result,
      long invitedAt,
      @Nullable Long rangAt,
      long connectedMs,
      long reconnectingMs,
      List<Interval> intervals) {}

  /** One stretch in the call. */
  public record Interval(long from, long to, long reconnectingMs, boolean lost) {}

  public static RecordView of(CallRecord record) {
    return new RecordView(
        record.facts().call(),
        record.facts().caller(),
        record.media().code(),
        record.facts().room(),
        record.facts().chatGroupId(),
        record.facts().userData(),
        record.facts().createdAt().toEpochMilli(),
        millis(record.beganAt()),
        record.endedAt().toEpochMilli(),
        record.result().wireName(),
        record.reason().code(),
        record.endedBy(),
        record.totalTime(),
        new Texts(EndText.of(record, Role.CALLER), EndText.of(record, Role.CALLEE)),
        record.parties().stream().map(RecordView::user).toList());
  }

  private static User user(Party party) {
    return new User(
        party.user(),
        party.role(),
        party.result().wireName(),
        party.invitedAt().toEpochMilli(),
        millis(party.rangAt()),
        party.connected().toMillis(),
        party.reconnecting().toMillis(),
        party.stays().stream().map(RecordView::interval).toList());
  }

  private static Interval interval(Stay stay) {
    return new Interval(
        stay.from().toEpochMilli(), stay.to().toEpochMilli(), stay.away().toMillis(), stay.lost());
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
