package io.ringroom.http.dialect;

import static io.ringroom.http.dialect.DelegateWords.users;
import static io.ringroom.http.dialect.DelegateWords.word;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.http.json.EventWord;
import io.ringroom.http.json.Json;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.util.Collection;
import java.util.List;

/** The methods of {@code TRTCCallingDelegate} on iOS and Android, parameters by their names. */
final class TrtcCallingWords implements DelegateWords {

  @Override
  public List<EventWord> ready() {
    return List.of();
  }

  @Override
  public EventWord invited(Invited invited) {
    ObjectNode p = users("userIds", invited.userIds());
    p.put("sponsor", invited.sponsor().value());
    p.put("isFromGroup", invited.isFromGroup());
    p.put("callType", invited.callType());
    return word("onInvited", invited.call(), p);
  }

  @Override
  public EventWord inviteeList(CallId call, Collection<UserId> pending) {
    return word("onGroupCallInviteeListUpdate", call, users("userIds", pending));
  }

  @Override
  public List<EventWord> userEnter(CallId call, UserId user, boolean accepts) {
    return List.of(ofUser("onUserEnter", call, user));
  }

  @Override
  public EventWord userLeave(CallId call, UserId user) {
    return ofUser("onUserLeave", call, user);
  }

  @Override
  public EventWord reject(CallId call, UserId user) {
    return ofUser("onReject", call, user);
  }

  @Override
  public EventWord noResponse(CallId call, UserId user) {
    return ofUser("onNoResp", call, user);
  }

  @Override
  public EventWord lineBusy(CallId call, UserId user) {
    return ofUser("onLineBusy", call, user);
  }

  @Override
  public EventWord callingCancel(CallId call) {
    return word("onCallingCancel", call, Json.object());
  }

  @Override
  public EventWord callingTimeout(CallId call) {
    return word("onCallingTimeout", call, Json.object());
  }

  @Override
  public EventWord callEnd(CallId call, long seconds) {
    return word("onCallEnd", call, Json.object().put("callEnd", seconds));
  }

  @Override
  public EventWord audioAvailable(CallId call, UserId user, boolean available) {
    ObjectNode p = Json.object().put("userId", user.value()).put("isAudioAvailable", available);
    return word("onUserAudioAvailable", call, p);
  }

  @Override
  public EventWord videoAvailable(CallId call, UserId user, boolean available) {
    ObjectNode p = Json.object().put("userId", user.value()).put("isVideoAvailable", available);
    return word("onUserVideoAvailable", call, p);
  }

  /** The close code of the socket says it. */
  @Override
  public List<EventWord> callType(CallId call, int type) {
    return type == MediaType.AUDIO.code()
        ? List.of(
            word("onSwitchToAudio", call, Json.object().put("success", true).put("message", "")))
        : List.of();
  }

  @Override
  public List<EventWord> kickedOut() {
    return List.of();
  }

  private static EventWord ofUser(String ev, CallId call, UserId user) {
    return word(ev, call, Json.object().put("userId", user.value()));
  }
}
