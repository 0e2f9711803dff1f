package io.ringroom.http.api;

import static io.ringroom.http.api.ApiParameter.body;

import io.ringroom.domain.conference.ToConference;
import io.ringroom.http.api.ApiParameter.Type;
import io.ringroom.http.json.Json;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Operations on rooms that users join by themselves: put out, mute. */
final class RoomsApi {
  private final Backend backend;

  private RoomsApi(Backend backend) {
    this.backend = backend;
  }

  static List<ApiOperation> operations(Backend backend) {
    RoomsApi rooms = new RoomsApi(backend);
    return List.of(rooms.kick(), rooms.mute());
  }

  private ApiOperation kick() {
    return new ApiOperation(
        "POST",
        "/v1/rooms/{roomId}/users/{userID}/kick",
        "kickUserFromRoom",
        "Puts a user out of a room; he may come back while his room token lasts.",
        List.of(Forms.ROOM, Forms.USER),
        "nothing but the roomId",
        request -> decide(request, new ToConference.Kick(user(request), null, user(request))));
  }

  private ApiOperation mute() {
    return new ApiOperation(
        "POST",
        "/v1/rooms/{roomId}/users/{userID}/mute",
        "muteUserInRoom",
        "Closes what a user publishes, audio, video or both; he may publish it again.",
        List.of(
            Forms.ROOM,
            Forms.USER,
            body("audio", Type.BOOLEAN, false, "true to close his audio"),
            body("video", Type.BOOLEAN, false, "true to close his video")),
        "nothing but the roomId",
        this::mute);
  }

  private CompletionStage<ApiAnswer> mute(ApiRequest request) {
    boolean audio = request.flag("audio");
    boolean video = request.flag("video");
    if (!audio && !video) {
      throw ApiRefusal.badParameter("audio or video must be true");
    }
    UserId user = user(request);
    return decide(request, new ToConference.Mute(user, null, user, audio, video));
  }

  private CompletionStage<ApiAnswer> decide(ApiRequest request, ToConference message) {
    RoomId room = request.required("roomId", RoomId::new);
    return backend
        .decide(request.tenant(), room, message)
        .thenApply(yes -> ApiAnswer.ok(Json.object().put("roomId", room.value())));
  }

  private static UserId user(ApiRequest request) {
    return request.required("userID", UserId::new);
  }
}
