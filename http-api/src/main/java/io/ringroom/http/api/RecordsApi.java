package io.ringroom.http.api;

import static io.ringroom.http.api.ApiParameter.query;
import static io.ringroom.http.api.ApiParameter.queryNumber;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.actor.record.RecordQuery;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.domain.record.CallResult;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.http.json.RecordView;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Operations on the records of calls that are over. */
final class RecordsApi {
  private static final long USUAL_LIMIT = 50;

  /**
   * @param next to be given as {@code after} for the next page; absent on the last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Page(List<RecordView> records, @Nullable String next) {}

  private final Backend backend;

  private RecordsApi(Backend backend) {
    this.backend = backend;
  }

  static List<ApiOperation> operations(Backend backend) {
    RecordsApi records = new RecordsApi(backend);
    return List.of(records.list(), records.show());
  }

  private ApiOperation list() {
    return new ApiOperation(
        "GET",
        "/v1/records",
        "listRecords",
        "The records of calls that are over, the newest first.",
        List.of(
            query("userID", Forms.USER_FORM, "only calls this user had a part in"),
            queryNumber("begin", "epoch milliseconds; only calls made then or later"),
            queryNumber("end", "epoch milliseconds; only calls made before"),
            query(
                "result",
                "[A-Za-z]{1,20}",
                "Cancel, Reject, NotAnswer, Offline, CallBusy, NormalEnd or Interrupt"),
            query("mediaType", "[12]", "1 voice, 2 video"),
            query("after", "\\d{1,14}_" + Forms.CALL_FORM, "next of the page before"),
            queryNumber("limit", "1 to 100; 50 if absent")),
        "records, and next if there are more",
        this::list);
  }

  private CompletionStage<ApiAnswer> list(ApiRequest request) {
    RecordQuery query = wanted(request);
    return backend
        .archive()
        .records(query)
        .thenApply(
            records ->
                ApiAnswer.ok(
                    new Page(
                        records.stream().map(RecordView::of).toList(),
                        records.size() < query.limit() ? null : next(records))));
  }

  private static RecordQuery wanted(ApiRequest request) {
    long limit = request.number("limit").orElse(USUAL_LIMIT);
    if (limit < 1 || limit > RecordQuery.MOST) {
      throw ApiRefusal.badParameter("limit must be 1 to " + RecordQuery.MOST);
    }
    return new RecordQuery(
        request.tenant(),
        request.value("userID", UserId::new).orElse(null),
        request.instant("begin").orElse(null),
        request.instant("end").orElse(null),
        request.value("result", CallResult::named).orElse(null),
        request.value("mediaType", text -> MediaType.of(Integer.parseInt(text))).orElse(null),
        null,
        request.value("after", RecordsApi::cursor).orElse(null),
        (int) limit);
  }

  private static RecordQuery.Cursor cursor(String text) {
    int split = text.indexOf('_');
    return new RecordQuery.Cursor(
        Instant.ofEpochMilli(Long.parseLong(text.substring(0, split))),
        new CallId(text.substring(split + 1)));
  }

  private static String next(List<CallRecord> records) {
    CallRecord last = records.get(records.size() - 1);
    return last.facts().createdAt().toEpochMilli() + "_" + last.facts().call();
  }

  private ApiOperation show() {
    return new ApiOperation(
        "GET",
        "/v1/records/{callId}",
        "getRecord",
        "The record of one call that is over.",
        List.of(Forms.CALL),
        "the record",
        this::show);
  }

  private CompletionStage<ApiAnswer> show(ApiRequest request) {
    CallId call = request.required("callId", CallId::new);
    return backend
        .archive()
        .record(request.tenant(), call)
        .thenApply(
            record ->
                record
                    .map(found -> ApiAnswer.ok(RecordView.of(found)))
                    .orElseThrow(() -> ApiRefusal.notFound("no record of call " + call)));
  }
}
