package io.ringroom.http.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.record.CallArchive;
import io.ringroom.actor.record.RecordQuery;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.domain.record.CallResult;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.http.json.Json;
import io.ringroom.http.json.RecordView;
import io.ringroom.http.session.SessionMessage.Decided;
import io.ringroom.id.CallId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The commands about calls that are over: the user's own list of them. */
final class HistoryCommands {
  private static final long FAR_FUTURE = 4_102_444_800_000L;
  private static final int USUAL_LIMIT = 20;

  private final Desk desk;

  HistoryCommands(Desk desk) {
    this.desk = desk;
  }

  /**
   * {@code filter{begin, end, result, mediaType}}, {@code limit}, and {@code after} of the page
   * before.
   */
  void queryRecentCalls(Asked asked) {
    Params filter = asked.p().inside("filter");
    int limit =
        asked
            .p()
            .optionalNumber("limit", 1, RecordQuery.MOST)
            .orElse((long) USUAL_LIMIT)
            .intValue();
    RecordQuery query =
        new RecordQuery(
            desk.tenant(),
            desk.user(),
            instant(filter, "begin"),
            instant(filter, "end"),
            filter.optionalId("result", CallResult::named).orElse(null),
            filter
                .optionalNumber("mediaType", 1, 2)
                .map(code -> MediaType.of(code.intValue()))
                .orElse(null),
            null,
            cursor(asked.p().inside("after")),
            limit);
    answer(asked, archive().records(query), records -> page(records, limit));
  }

  private static RecordQuery.@Nullable Cursor cursor(Params after) {
    return after.has("callId")
        ? new RecordQuery.Cursor(
            Instant.ofEpochMilli(after.number("createdAt", 0, FAR_FUTURE)),
            after.id("callId", CallId::new))
        : null;
  }

  private static @Nullable Instant instant(Params filter, String name) {
    return filter.optionalNumber(name, 0, FAR_FUTURE).map(Instant::ofEpochMilli).orElse(null);
  }

  private static ObjectNode page(List<CallRecord> records, int limit) {
    ObjectNode p = Json.object();
    ArrayNode list = p.putArray("records");
    records.forEach(record -> list.add(Json.mapper().valueToTree(RecordView.of(record))));
    if (records.size() == limit) {
      CallRecord last = records.get(limit - 1);
      p.putObject("next")
          .put("createdAt", last.facts().createdAt().toEpochMilli())
          .put("callId", last.facts().call().value());
    }
    return p;
  }

  /** Takes calls out of this user's list; the others keep theirs. */
  void deleteRecordCalls(Asked asked) {
    List<CallId> calls = asked.p().ids("callIdList", RecordQuery.MOST, CallId::new);
    if (calls.isEmpty()) {
      throw new BadParameter("callIdList is missing or empty");
    }
    answer(
        asked,
        archive().hide(desk.tenant(), desk.user(), calls),
        deleted -> Json.object().put("deleted", deleted));
  }

  private CallArchive archive() {
    return desk.around().archive();
  }

  private <T> void answer(Asked asked, CompletionStage<T> question, Function<T, ObjectNode> reply) {
    desk.context()
        .pipeToSelf(
            question,
            (found, failure) ->
                found == null ? Desk.late(asked) : Decided.yes(asked.id(), reply.apply(found)));
  }
}
