package io.ringroom.http.tencent;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.domain.call.CallPicture;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.http.api.ApiRefusal;
import io.ringroom.http.api.Backend;
import io.ringroom.http.api.RobotCall;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** {@code /v4/call_engine_http_srv/…}: calls as they are. */
final class TencentCalls {
  /** What Tencent allows; what the tenant allows is narrower. */
  private static final long LONGEST_RING_MS = 600_000;

  private record Described(
      @JsonProperty("CallInfo") CallInfo call, @JsonProperty("UserList") List<User> users) {}

  private record CallInfo(
      @JsonProperty("CallId") CallId call,
      @JsonProperty("MediaType") String media,
      @JsonProperty("ChatGroupId") String chatGroup,
      @JsonProperty("RoomId") RoomId room,
      @JsonProperty("RoomIdType") int roomIdType) {}

  private record User(
      @JsonProperty("User_Account") UserId user, @JsonProperty("Status") String status) {}

  private record Started(
      @JsonProperty("CallId") CallId call,
      @JsonProperty("RoomId") RoomId room,
      @JsonProperty("RoomIdType") int roomIdType) {}

  private final Backend backend;

  private TencentCalls(Backend backend) {
    this.backend = backend;
  }

  static Map<String, TencentOperation> operations(Backend backend) {
    TencentCalls calls = new TencentCalls(backend);
    String prefix = "/v4/call_engine_http_srv/";
    return Map.of(
        prefix + "get_call_info", calls::info,
        prefix + "end_call", calls::end,
        prefix + "start_call_by_robot", calls::start);
  }

  private CompletionStage<?> info(TencentRequest request) {
    CallId call = request.required("CallId", CallId::new);
    return backend
        .journal(request.tenant(), call)
        .thenApply(events -> described(CallPicture.of(Backend.fold(call, events))));
  }

  private static Described described(CallPicture call) {
    if (call.ended()) {
      throw ApiRefusal.notFound("the call has ended");
    }
    List<User> users = new ArrayList<>();
    for (CallPicture.Person person : call.users()) {
      switch (person.state()) {
        case "joined", "reconnecting" -> users.add(new User(person.user(), "Calling"));
        case "calling", "ringing" -> users.add(new User(person.user(), "Waiting"));
        default -> {
          // Asked in vain: Tencent has no word for it.
        }
      }
    }
    return new Described(
        new CallInfo(
            call.callId(),
            TencentWords.media(MediaType.of(call.mediaType())),
            call.chatGroupId(),
            call.roomId(),
            TencentWords.ROOM_ID_IS_TEXT),
        users);
  }

  private CompletionStage<?> end(TencentRequest request) {
    CallId call = request.required("CallId", CallId::new);
    return backend
        .decide(request.tenant(), call, new ToCall.EndByServer(null))
        .thenApply(yes -> null);
  }

  private CompletionStage<?> start(TencentRequest request) {
    TencentRequest about = request.inside("CallInfo");
    if (about.text("RoomId").filter(room -> !room.isEmpty()).isPresent()) {
      throw ApiRefusal.badParameter("RoomId cannot be chosen: leave it out, the answer names it");
    }
    long ringMs = request.number("Timeout", 1, LONGEST_RING_MS, 0);
    RobotCall wanted =
        new RobotCall(
            request.required("Robot_Account", UserId::new),
            request.values("CalleeList_Account", UserId::new),
            about.required("MediaType", TencentWords::media),
            ringMs == 0 ? null : Duration.ofMillis(ringMs),
            request.text("UserData").orElse(""),
            about.text("ChatGroupId").orElse(""));
    return backend
        .start(request.tenant(), wanted)
        .thenApply(
            started ->
                new Started(
                    started.call(), RoomId.of(started.call()), TencentWords.ROOM_ID_IS_TEXT));
  }
}
