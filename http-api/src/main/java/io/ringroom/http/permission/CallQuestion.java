package io.ringroom.http.permission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's server is asked: may this user ring those?
 *
 * @param command what is about to be done
 * @param caller who asks them: the caller, a member of the call, or a robot
 * @param callees who would ring
 * @param mediaType 1 voice, 2 video; absent for an invitation, as the two below
 * @param call the running call somebody is invited into; absent for a call not made yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallQuestion(
    @JsonProperty("sdkAppID") TenantId tenant,
    @JsonProperty("command") Command command,
    @JsonProperty("caller") UserId caller,
    @JsonProperty("callees") List<UserId> callees,
    @JsonProperty("mediaType") @Nullable Integer mediaType,
    @JsonProperty("chatGroupId") @Nullable String chatGroupId,
    @JsonProperty("userData") @Nullable String userData,
    @JsonProperty("callId") @Nullable CallId call) {

  public CallQuestion {
    callees = List.copyOf(callees);
  }

  /** The three ways to make somebody ring. */
  public enum Command {
    /** A client calls. */
    @JsonProperty("calls")
    CALLS,
    /** A member of a running call asks somebody in. */
    @JsonProperty("inviteUser")
    INVITE_USER,
    /** A tenant's server calls in the name of a robot. */
    @JsonProperty("startCall")
    START_CALL
  }

  /** Of a call that is not made yet. */
  public static CallQuestion start(
      Command command,
      TenantId tenant,
      UserId caller,
      List<UserId> callees,
      MediaType media,
      String chatGroupId,
      String userData) {
    return new CallQuestion(
        tenant, command, caller, callees, media.code(), chatGroupId, userData, null);
  }

  /** Of an invitation into a running call. */
  public static CallQuestion invite(
      TenantId tenant, UserId inviter, List<UserId> callees, CallId call) {
    return new CallQuestion(tenant, Command.INVITE_USER, inviter, callees, null, null, null, call);
  }
}
