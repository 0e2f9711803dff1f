package io.ringroom.http.api;

import static io.ringroom.http.api.ApiParameter.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.domain.call.CallPicture;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.OfflinePush;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.http.api.ApiParameter.Type;
import io.ringroom.http.json.Json;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Operations on calls as they are: start, look, end, put out, mute. */
final class CallsApi {
  private final Backend backend;

  private CallsApi(Backend backend) {
    this.backend = backend;
  }

  static List<ApiOperation> operations(Backend backend) {
    CallsApi calls = new CallsApi(backend);
    return List.of(
        calls.start(), calls.show(), calls.end(), calls.kick(), calls.mute(), calls.snapshot());
  }

  private ApiOperation start() {
    return new ApiOperation(
        "POST",
        "/v1/calls",
        "startCall",
        "Rings users in the name of a robot account, which is then a member without a device.",
        List.of(
            body("callerId", Type.STRING, true, "the robot's user id"),
            Forms.CALLEES,
            body("mediaType", Type.INTEGER, false, "1 voice or 2 video; 1 if absent"),
            body("timeout", Type.INTEGER, false, "seconds to ring, 5 to 180"),
            body("userData", Type.STRING, false, "passed on to the callees, at most 4096 letters"),
            body("chatGroupId", Type.STRING, false, "the chat group of the call"),
            body("pushTitle", Type.STRING, false, "shown by pushes, at most 100 letters"),
            body("pushDescription", Type.STRING, false, "likewise, at most 300 letters"),
            body("pushDisabled", Type.BOOLEAN, false, "true: who is away is not woken")),
        "callId and roomId; accepted and refused: who rings, and who does not and why",
        this::start);
  }

  private CompletionStage<ApiAnswer> start(ApiRequest request) {
    return backend
        .start(request.tenant(), wanted(request))
        .thenApply(started -> new ApiAnswer(201, shown(started)));
  }

  private static ObjectNode shown(Backend.Started started) {
    String call = started.call().value();
    ObjectNode shown = Json.object().put("callId", call).put("roomId", call);
    shown.set("accepted", Json.mapper().valueToTree(started.accepted()));
    shown.set("refused", Json.mapper().valueToTree(started.refused()));
    return shown;
  }

  private static RobotCall wanted(ApiRequest request) {
    return new RobotCall(
        request.required("callerId", UserId::new),
        request.values("userIDList", UserId::new),
        media(request),
        request.number("timeout").filter(n -> n != 0).map(Duration::ofSeconds).orElse(null),
        request.text("userData").orElse(""),
        request.text("chatGroupId").orElse(""),
        push(request));
  }

  private static @Nullable OfflinePush push(ApiRequest request) {
    try {
      OfflinePush push =
          new OfflinePush(
              request.text("pushTitle").orElse(null),
              request.text("pushDescription").orElse(null),
              null,
              null,
              request.flag("pushDisabled") ? true : null);
      return push.equals(OfflinePush.NOTHING_SAID) ? null : push;
    } catch (IllegalArgumentException tooLong) {
      throw ApiRefusal.badParameter("push: " + tooLong.getMessage());
    }
  }

  private static MediaType media(ApiRequest request) {
    try {
      return MediaType.of(request.number("mediaType").orElse(1L).intValue());
    } catch (IllegalArgumentException bad) {
      throw ApiRefusal.badParameter(String.valueOf(bad.getMessage()));
    }
  }

  private ApiOperation show() {
    return new ApiOperation(
        "GET",
        "/v1/calls/{callId}",
        "getCall",
        "How a call stands now: its phase, who is in it, who rings.",
        List.of(Forms.CALL),
        "the call's picture",
        this::show);
  }

  private CompletionStage<ApiAnswer> show(ApiRequest request) {
    CallId call = call(request);
    return backend
        .journal(request.tenant(), call)
        .thenApply(events -> ApiAnswer.ok(CallPicture.of(Backend.fold(call, events))));
  }

  private ApiOperation end() {
    return new ApiOperation(
        "DELETE",
        "/v1/calls/{callId}",
        "endCall",
        "Ends a call for everybody; they hear end reason 9.",
        List.of(Forms.CALL),
        "nothing but the callId",
        request -> decide(request, new ToCall.EndByServer(null)));
  }

  private ApiOperation kick() {
    return new ApiOperation(
        "POST",
        "/v1/calls/{callId}/users/{userID}/kick",
        "kickUser",
        "Puts a user out of a call, or takes his invitation back.",
        List.of(
            Forms.CALL,
            Forms.USER,
            body("bar", Type.BOOLEAN, false, "true: he may not come back; false if absent")),
        "nothing but the callId",
        request -> decide(request, new ToCall.Kick(user(request), request.flag("bar"))));
  }

  private ApiOperation mute() {
    return new ApiOperation(
        "POST",
        "/v1/calls/{callId}/users/{userID}/mute",
        "muteUser",
        "Closes a member's microphone, camera or both; he may open them again.",
        List.of(
            Forms.CALL,
            Forms.USER,
            body("audio", Type.BOOLEAN, false, "true to close the microphone"),
            body("video", Type.BOOLEAN, false, "true to close the camera")),
        "nothing but the callId",
        this::mute);
  }

  private CompletionStage<ApiAnswer> mute(ApiRequest request) {
    if (!request.flag("audio") && !request.flag("video")) {
      throw ApiRefusal.badParameter("audio or video must be true");
    }
    return decide(
        request, new ToCall.Mute(user(request), request.flag("audio"), request.flag("video")));
  }

  private ApiOperation snapshot() {
    return new ApiOperation(
        "GET",
        "/v1/calls/{callId}/users/{userID}/snapshot",
        "getRoomSnapshot",
        "A picture of a camera room that rings or is rung, where the room permits it.",
        List.of(Forms.CALL, Forms.USER),
        "mimeType, and data in base64",
        this::snapshot);
  }

  private CompletionStage<ApiAnswer> snapshot(ApiRequest request) {
    CallId call = call(request);
    UserKey room = new UserKey(request.tenant(), user(request));
    return backend
        .journal(request.tenant(), call)
        .thenCompose(events -> backend.control().snapshot(room, call))
        .thenApply(
            taken -> {
              if (taken.refusal() != null) {
                int status = ApiRefusal.decided(taken.refusal()).status();
                throw new ApiRefusal(status, taken.refusal(), taken.message());
              }
              return ApiAnswer.ok(
                  Json.object().put("mimeType", "image/webp").put("data", taken.picture()));
            });
  }

  private CompletionStage<ApiAnswer> decide(ApiRequest request, ToCall message) {
    CallId call = call(request);
    return backend
        .decide(request.tenant(), call, message)
        .thenApply(yes -> ApiAnswer.ok(Json.object().put("callId", call.value())));
  }

  private static CallId call(ApiRequest request) {
    return request.required("callId", CallId::new);
  }

  private static UserId user(ApiRequest request) {
    return request.required("userID", UserId::new);
  }
}
