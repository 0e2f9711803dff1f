package io.ringroom.http.dialect;

import static io.ringroom.http.dialect.DelegateWords.users;
import static io.ringroom.http.dialect.DelegateWords.word;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.EventWord;
import io.ringroom.http.json.Json;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import java.util.Collection;
import java.util.List;

/** The events of TUICalling's {@code TRTCCallingDelegate.js}; {@code inviteID} is the call. */
final class MiniWords implements DelegateWords {

  @Override
  public List<EventWord> ready() {
    return List.of(new EventWord("SDK_READY", null, Json.object()));
  }

  @Override
  public EventWord invited(Invited invited) {
    ObjectNode p = users("inviteeList", invited.userIds());
    p.put("sponsor", invited.sponsor().value());
    p.put("isFromGroup", invited.isFromGroup());
    p.put("inviteID", invited.call().value());
    p.putObject("inviteData").put("call_type", invited.callType());
    return word("INVITED", invited.call(), p);
  }

  @Override
  public EventWord inviteeList(CallId call, Collection<UserId> pending) {
    return word("GROUP_CALL_INVITEE_LIST_UPDATE", call, users("inviteeList", pending));
  }

  @Override
  public List<EventWord> userEnter(CallId call, UserId user, boolean accepts) {
    EventWord enters = ofUser("USER_ENTER", call, user);
    return accepts ? List.of(ofUser("USER_ACCEPT", call, user), enters) : List.of(enters);
  }

  @Override
  public EventWord userLeave(CallId call, UserId user) {
    return ofUser("USER_LEAVE", call, user);
  }

  @Override
  public EventWord reject(CallId call, UserId user) {
    return ofInvitee("REJECT", call, user, "reject");
  }

  @Override
  public EventWord noResponse(CallId call, UserId user) {
    ObjectNode p = users("timeoutUserList", List.of(user)).put("inviteID", call.value());
    return word("NO_RESP", call, p);
  }

  @Override
  public EventWord lineBusy(CallId call, UserId user) {
    return ofInvitee("LINE_BUSY", call, user, "line busy");
  }

  @Override
  public EventWord callingCancel(CallId call) {
    return word("CALLING_CANCEL", call, Json.object().put("inviteID", call.value()));
  }

  @Override
  public EventWord callingTimeout(CallId call) {
    return word("CALLING_TIMEOUT", call, Json.object().put("inviteID", call.value()));
  }

  @Override
  public EventWord callEnd(CallId call, long seconds) {
    return word("CALL_END", call, Json.object().put("callEnd", seconds));
  }

  @Override
  public EventWord audioAvailable(CallId call, UserId user, boolean available) {
    ObjectNode p = Json.object().put("userID", user.value()).put("isAudioAvailable", available);
    return word("USER_AUDIO_AVAILABLE", call, p);
  }

  @Override
  public EventWord videoAvailable(CallId call, UserId user, boolean available) {
    ObjectNode p = Json.object().put("userID", user.value()).put("isVideoAvailable", available);
    return word("USER_VIDEO_AVAILABLE", call, p);
  }

  @Override
  public List<EventWord> callType(CallId call, int type) {
    return List.of(word("CALL_MODE", call, Json.object().put("callType", type)));
  }

  @Override
  public List<EventWord> kickedOut() {
    return List.of(new EventWord("KICKED_OUT", null, Json.object()));
  }

  private static EventWord ofUser(String ev, CallId call, UserId user) {
    return word(ev, call, Json.object().put("userID", user.value()));
  }

  private static EventWord ofInvitee(String ev, CallId call, UserId user, String reason) {
    ObjectNode p = Json.object().put("inviteID", call.value());
    return word(ev, call, p.put("invitee", user.value()).put("reason", reason));
  }
}
