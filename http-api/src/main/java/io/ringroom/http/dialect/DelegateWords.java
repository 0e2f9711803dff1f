package io.ringroom.http.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.EventWord;
import io.ringroom.http.json.Json;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.VideoCallData;
import java.util.Collection;
import java.util.List;

/**
 * What TRTCCalling's delegate can be told, the same in all its kits; each spells it its own way.
 * The meanings are those of calling.md d3.
 */
interface DelegateWords {

  /** The invitation somebody rings for. */
  record Invited(CallId call, UserId sponsor, List<UserId> userIds, String groupId, int callType) {
    public Invited {
      userIds = List.copyOf(userIds);
    }

    boolean isFromGroup() {
      return !groupId.isEmpty();
    }
  }

  /** Said once after each login. */
  List<EventWord> ready();

  EventWord invited(Invited invited);

  /**
   * @param pending everyone who is asked and has not answered yet
   */
  EventWord inviteeList(CallId call, Collection<UserId> pending);

  /**
   * @param accepts whether he comes in by his answer to an invitation
   */
  List<EventWord> userEnter(CallId call, UserId user, boolean accepts);

  EventWord userLeave(CallId call, UserId user);

  EventWord reject(CallId call, UserId user);

  EventWord noResponse(CallId call, UserId user);

  EventWord lineBusy(CallId call, UserId user);

  /** The caller has taken his call back. */
  EventWord callingCancel(CallId call);

  /** This user has not answered in time. */
  EventWord callingTimeout(CallId call);

  /**
   * @param seconds of talk
   */
  EventWord callEnd(CallId call, long seconds);

  EventWord audioAvailable(CallId call, UserId user, boolean available);

  EventWord videoAvailable(CallId call, UserId user, boolean available);

  /**
   * What the call is for has changed; none where the kit has no word for it.
   *
   * @param type 1 audio, 2 video
   */
  List<EventWord> callType(CallId call, int type);

  /** None where the kit does not know of it. */
  List<EventWord> kickedOut();

  /** The same in every kit, which hands it to the chat beside it. */
  default EventWord chatMessage(CallId call, VideoCallData message) {
    return word("onVideoCallMessage", call, Json.mapper().valueToTree(message));
  }

  static EventWord word(String ev, CallId call, ObjectNode p) {
    return new EventWord(ev, call.value(), p);
  }

  static ObjectNode users(String name, Collection<UserId> users) {
    ObjectNode p = Json.object();
    p.set(name, Json.mapper().valueToTree(users));
    return p;
  }
}
