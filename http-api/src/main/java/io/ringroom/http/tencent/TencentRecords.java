package io.ringroom.http.tencent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.actor.record.CallArchive;
import io.ringroom.actor.record.RecordQuery;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.domain.record.CallResult;
import io.ringroom.domain.record.Party;
import io.ringroom.domain.user.Role;
import io.ringroom.http.api.ApiRefusal;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v4/call_record_http_srv/…}: the records of calls that are over. There it is those of
 * seven days; here all there are.
 */
final class TencentRecords {
  private static final long USUAL_SIZE = 10;

  private record One(@JsonProperty("CallRecord") View record) {}

  private record Page(
      @JsonProperty("TotalNum") long total,
      @JsonProperty("Page") long page,
      @JsonProperty("CallRecordList") List<View> records) {}

  /**
   * @param startTime as all instants in epoch seconds
   * @param acceptTime absent for a call nobody answered
   * @param callees everybody who was asked or came in
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record View(
      @JsonProperty("CallId") CallId call,
      @JsonProperty("Caller_Account") UserId caller,
      @JsonProperty("MediaType") String media,
      @JsonProperty("CallType") String type,
      @JsonProperty("StartTime") long startTime,
      @JsonProperty("AcceptTime") @Nullable Long acceptTime,
      @JsonProperty("EndTime") long endTime,
      @JsonProperty("CallResult") String result,
      @JsonProperty("CalleeList_Account") List<UserId> callees,
      @JsonProperty("RoomId") RoomId room,
      @JsonProperty("RoomIdType") int roomIdType) {}

  private final CallArchive archive;

  private TencentRecords(CallArchive archive) {
    this.archive = archive;
  }

  static Map<String, TencentOperation> operations(CallArchive archive) {
    TencentRecords records = new TencentRecords(archive);
    String prefix = "/v4/call_record_http_srv/";
    return Map.of(
        prefix + "get_record_by_callid",
        records::one,
        prefix + "get_record_by_filter",
        records::page);
  }

  private CompletionStage<?> one(TencentRequest request) {
    CallId call = request.required("CallId", CallId::new);
    return archive
        .record(request.tenant(), call)
        .thenApply(
            record ->
                record
                    .map(found -> new One(view(found)))
                    .orElseThrow(() -> ApiRefusal.notFound("there is no record of " + call)));
  }

  private CompletionStage<?> page(TencentRequest request) {
    int page = (int) request.number("Page", 1, CallArchive.LAST_PAGE, 1);
    RecordQuery query =
        new RecordQuery(
            request.tenant(),
            null,
            request.instant("StartTime").orElse(null),
            request.instant("EndTime").map(end -> end.plusSeconds(1)).orElse(null),
            request.value("CallResult", CallResult::named).orElse(null),
            request.value("MediaType", TencentWords::media).orElse(null),
            request.value("CallType", TencentWords::single).orElse(null),
            null,
            (int) request.number("NumberPerPage", 1, RecordQuery.MOST, USUAL_SIZE));
    return archive
        .page(query, page)
        .thenApply(
            found ->
                new Page(
                    found.total(),
                    page,
                    found.records().stream().map(TencentRecords::view).toList()));
  }

  private static View view(CallRecord record) {
    return new View(
        record.facts().call(),
        record.facts().caller(),
        TencentWords.media(record.media()),
        record.facts().oneToOne() ? TencentWords.SINGLE : TencentWords.MULTI,
        record.facts().createdAt().getEpochSecond(),
        seconds(record.beganAt()),
        record.endedAt().getEpochSecond(),
        record.result().wireName(),
        record.parties().stream()
            .filter(party -> party.role() != Role.CALLER)
            .map(Party::user)
            .toList(),
        record.facts().room(),
        TencentWords.ROOM_ID_IS_TEXT);
  }

  private static @Nullable Long seconds(@Nullable Instant instant) {
    return instant == null ? null : instant.getEpochSecond();
  }
}
