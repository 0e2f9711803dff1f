package io.ringroom.http.api;

import static io.ringroom.http.api.ApiParameter.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.call.CallPicture;
import io.ringroom.domain.user.Role;
import io.ringroom.domain.user.UseWish;
import io.ringroom.http.api.ApiParameter.Type;
import io.ringroom.http.control.RoomControl;
import io.ringroom.http.json.Json;
import io.ringroom.http.json.RoomDevicesView;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.DeviceUse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Operations on users. */
final class UsersApi {

  /**
   * @param callId the call he dialled, rings for, or is in; absent for a user who is free
   * @param call how that call stands; its phase is {@code ended} when he is about to be let go
   * @param otherCallId a second call that waits for him or is on hold
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Engagement(
      @JsonProperty("userID") UserId user,
      @Nullable CallId callId,
      @Nullable Role role,
      @JsonProperty("peerID") @Nullable UserId peer,
      List<DeviceId> devices,
      @Nullable CallPicture call,
      @Nullable CallId otherCallId) {}

  private static final String ROOM_DEVICES =
      "online, devices, use, inForce, setInRoom, microphone and camera (false: closed in the room)";

  private final Backend backend;

  private UsersApi(Backend backend) {
    this.backend = backend;
  }

  static List<ApiOperation> operations(Backend backend) {
    UsersApi users = new UsersApi(backend);
    return List.of(users.engagement(), users.devices(), users.useDevices());
  }

  private ApiOperation engagement() {
    return new ApiOperation(
        "GET",
        "/v1/users/{userID}/engagement",
        "getEngagement",
        "What a user is engaged in: why a call to him would be told that he is busy.",
        List.of(Forms.USER),
        "devices: those connected; callId, role, peerID and call unless he is free;"
            + " otherCallId with call waiting",
        this::engagement);
  }

  private CompletionStage<ApiAnswer> engagement(ApiRequest request) {
    UserId user = request.required("userID", UserId::new);
    return backend
        .look(request.tenant(), user)
        .thenCompose(
            looked ->
                picture(looked.call())
                    .thenApply(call -> ApiAnswer.ok(engagement(user, looked, call))));
  }

  private static Engagement engagement(
      UserId user, UserCommand.Looked looked, @Nullable CallPicture call) {
    return new Engagement(
        user, looked.call(), looked.role(), looked.peer(), looked.devices(), call, looked.other());
  }

  private ApiOperation devices() {
    return new ApiOperation(
        "GET",
        "/v1/users/{userID}/devices",
        "getRoomDevices",
        "The devices of a camera room, and how they are used.",
        List.of(Forms.USER),
        ROOM_DEVICES,
        request -> control(request, UseWish.NONE));
  }

  private ApiOperation useDevices() {
    return new ApiOperation(
        "POST",
        "/v1/users/{userID}/devices",
        "useRoomDevices",
        "Has a camera room use other devices, or use them otherwise; kept until it is changed.",
        List.of(
            Forms.USER,
            body(
                "use",
                Type.OBJECT,
                false,
                "of camera, mirror, microphone, microphoneVolume (0 to 400), loudspeaker,"
                    + " loudspeakerVolume (0 to 200), audioProfile (speech, standard, music) and"
                    + " handsFree, those that shall be different"),
            body("reset", Type.BOOLEAN, false, "true: what was asked before is forgotten first"),
            body("muteMicrophone", Type.BOOLEAN, false, "closes or opens it for the present call"),
            body("muteCamera", Type.BOOLEAN, false, "closes or opens it for the present call")),
        ROOM_DEVICES,
        request -> control(request, wish(request)));
  }

  private static UseWish wish(ApiRequest request) {
    return new UseWish(
        use(request),
        request.flag("reset"),
        open(request, "muteMicrophone"),
        open(request, "muteCamera"));
  }

  private static @Nullable Boolean open(ApiRequest request, String mute) {
    return request.body().has(mute) ? !request.flag(mute) : null;
  }

  private static DeviceUse use(ApiRequest request) {
    JsonNode use = request.body().path("use");
    if (use.isMissingNode() || use.isNull()) {
      return DeviceUse.AS_CONFIGURED;
    }
    try {
      DeviceUse read = Json.mapper().treeToValue(use, DeviceUse.class);
      String complaint = read.complaint();
      if (complaint == null) {
        return read;
      }
      throw ApiRefusal.badParameter("use: " + complaint);
    } catch (JsonProcessingException bad) {
      throw ApiRefusal.badParameter("use: " + bad.getOriginalMessage());
    }
  }

  private CompletionStage<ApiAnswer> control(ApiRequest request, UseWish wish) {
    UserId user = request.required("userID", UserId::new);
    return backend
        .look(request.tenant(), user)
        .thenCompose(
            looked ->
                backend
                    .control()
                    .ofTenant(new UserKey(request.tenant(), user), looked.call(), wish))
        .thenApply(outcome -> shown(user, outcome));
  }

  private static ApiAnswer shown(UserId user, RoomControl.Outcome outcome) {
    ErrorCode refusal = outcome.refusal();
    if (refusal == null && outcome.shown() != null) {
      return ApiAnswer.ok(RoomDevicesView.of(user, outcome.shown()));
    }
    ErrorCode why = refusal == null ? ErrorCode.INTERNAL : refusal;
    throw new ApiRefusal(ApiRefusal.decided(why).status(), why, outcome.message());
  }

  /** A call that was dialled an instant ago may not have stored its start yet. */
  private CompletionStage<@Nullable CallPicture> picture(@Nullable CallId call) {
    if (call == null) {
      return CompletableFuture.completedFuture(null);
    }
    return backend
        .archive()
        .journal(call)
        .thenApply(events -> events.isEmpty() ? null : CallPicture.of(Backend.fold(call, events)));
  }
}
