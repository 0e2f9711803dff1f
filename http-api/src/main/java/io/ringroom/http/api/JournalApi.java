package io.ringroom.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallPicture;
import io.ringroom.domain.record.EventWords;
import io.ringroom.domain.record.Explanation;
import io.ringroom.id.CallId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Operations on what happened in a call, straight from its journal: for calls under way too. */
final class JournalApi {
  /** Larger than any number of an event, smaller than any instant of this century in ms. */
  private static final long EARLIEST_INSTANT = 100_000_000_000L;

  private record Step(long seq, long ts, String event, String text, JsonNode detail) {}

  private record Timeline(CallId callId, List<Step> events) {}

  private record At(long seq, CallPicture call) {}

  private final Backend backend;

  private JournalApi(Backend backend) {
    this.backend = backend;
  }

  static List<ApiOperation> operations(Backend backend) {
    JournalApi journal = new JournalApi(backend);
    return List.of(journal.timeline(), journal.state(), journal.explain());
  }

  private ApiOperation timeline() {
    return new ApiOperation(
        "GET",
        "/v1/calls/{callId}/timeline",
        "getTimeline",
        "Everything that happened in a call, in order.",
        List.of(Forms.CALL),
        "events: each with its number in the call, its instant, its kind, words, and its content",
        request ->
            answer(
                request,
                events ->
                    new Timeline(call(request), events.stream().map(JournalApi::step).toList())));
  }

  private static Step step(StoredEvent stored) {
    JsonNode detail = EventJson.of(stored.event());
    return new Step(
        stored.seq(),
        stored.at().toEpochMilli(),
        detail.path("type").asText(),
        EventWords.of(stored.event()),
        detail);
  }

  private ApiOperation state() {
    return new ApiOperation(
        "GET",
        "/v1/calls/{callId}/state",
        "getState",
        "How a call stood after an event or at an instant, computed anew from its journal.",
        List.of(
            Forms.CALL,
            ApiParameter.queryNumber(
                "at",
                "the number of an event, or an instant in epoch milliseconds; now if absent")),
        "seq: the last event that counts; call: the picture after it",
        this::state);
  }

  private CompletionStage<ApiAnswer> state(ApiRequest request) {
    long at = request.number("at").orElse(Long.MAX_VALUE);
    return answer(
        request,
        events -> {
          List<StoredEvent> past = events.stream().filter(event -> !after(at, event)).toList();
          if (past.isEmpty()) {
            throw ApiRefusal.notFound("the call had not started by then");
          }
          long seq = past.get(past.size() - 1).seq();
          return new At(seq, CallPicture.of(Backend.fold(call(request), past)));
        });
  }

  private static boolean after(long at, StoredEvent event) {
    return at < EARLIEST_INSTANT
        ? event.seq() > at
        : at != Long.MAX_VALUE && event.at().isAfter(Instant.ofEpochMilli(at));
  }

  private ApiOperation explain() {
    return new ApiOperation(
        "GET",
        "/v1/calls/{callId}/explain",
        "explainCall",
        "Why a call went as it did, for the whole and for each user: why was he busy, who ended it.",
        List.of(Forms.CALL),
        "whole: why it ended; users: what happened to each; because: numbers of the events",
        request -> answer(request, events -> Explanation.of(facts(events))));
  }

  private static List<CallEvent> facts(List<StoredEvent> events) {
    return events.stream().map(StoredEvent::event).toList();
  }

  private CompletionStage<ApiAnswer> answer(
      ApiRequest request, Function<List<StoredEvent>, Object> answer) {
    return backend
        .journal(request.tenant(), call(request))
        .thenApply(events -> ApiAnswer.ok(answer.apply(events)));
  }

  private static CallId call(ApiRequest request) {
    return request.required("callId", CallId::new);
  }
}
