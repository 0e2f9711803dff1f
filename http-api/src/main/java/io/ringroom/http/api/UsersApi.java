package io.ringroom.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.call.CallPicture;
import io.ringroom.domain.user.Role;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
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

  private final Backend backend;

  private UsersApi(Backend backend) {
    this.backend = backend;
  }

  static List<ApiOperation> operations(Backend backend) {
    return List.of(new UsersApi(backend).engagement());
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
