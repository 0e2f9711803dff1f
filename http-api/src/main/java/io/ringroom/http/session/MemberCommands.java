package io.ringroom.http.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.ring.InviteResult;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.OfflinePush;
import io.ringroom.domain.ring.RoomName;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.user.JoinCall;
import io.ringroom.http.json.Json;
import io.ringroom.http.permission.CallQuestion;
import io.ringroom.http.permission.Refused;
import io.ringroom.http.permission.Verdict;
import io.ringroom.http.session.SessionMessage.Decided;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What members of a running call may do to it. */
final class MemberCommands {
  /** How the ids of calls look that the platform makes: ULIDs. */
  private static final Pattern MADE_HERE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

  private final Desk desk;
  private final CallCommands calls;
  private final MayCall mayCall;

  MemberCommands(Desk desk, CallCommands calls, MayCall mayCall) {
    this.desk = desk;
    this.calls = calls;
    this.mayCall = mayCall;
  }

  void inviteUser(Asked asked) {
    Set<UserId> users = CallRequest.named(asked.p());
    if (users.isEmpty()) {
      throw new BadParameter("userIDList is missing or empty");
    }
    desk.countCall();
    Params params = asked.p().inside("params");
    Duration ringFor = CallRequest.ringFor(params, desk.policy());
    OfflinePush push = CallRequest.push(params);
    CallId call = desk.call(asked);
    List<UserId> all = List.copyOf(users);
    mayCall.ask(
        asked,
        CallQuestion.invite(desk.tenant(), desk.user(), all, call),
        verdict ->
            invite(
                asked,
                call,
                new ToCall.InviteUsers(
                    desk.user(), desk.me().device(), verdict.allowed(all), ringFor, push),
                verdict));
  }

  private void invite(Asked asked, CallId call, ToCall.InviteUsers wish, Verdict verdict) {
    calls.decide(
        asked,
        call,
        wish,
        reply -> reply.invited() == null ? Json.object() : answer(reply.invited(), verdict));
  }

  void switchMedia(Asked asked) {
    MediaType media = MediaType.of((int) asked.p().number("mediaType", 1, 2));
    calls.decide(asked, new ToCall.SwitchMedia(desk.user(), desk.me().device(), media));
  }

  void respondMedia(Asked asked) {
    boolean agree = asked.p().flag("agree", false);
    calls.decide(asked, new ToCall.AnswerMedia(desk.user(), desk.me().device(), agree));
  }

  void hold(Asked asked) {
    desk.needsWaiting();
    calls.decide(asked, new ToCall.Hold(desk.user(), desk.me().device(), null));
  }

  /** Whoever talks in another call is put on hold there, by his own entity. */
  void unhold(Asked asked) {
    desk.needsWaiting();
    CallId call = desk.call(asked);
    ToCall unhold = new ToCall.Unhold(desk.user(), desk.me().device());
    calls.decide(asked, call, unhold, reply -> Json.object(), call);
  }

  /** Into a call whose id is known. */
  void join(Asked asked) {
    Params p = asked.p();
    join(asked, p.id("callId", CallId::new), MediaType.VIDEO, p.optionalText("groupID", 128));
  }

  /** Into a call of a chat group, by what its caller calls the room, or else by the call's id. */
  void joinInGroupCall(Asked asked) {
    Params p = asked.p();
    MediaType media =
        p.optionalNumber("mediaType", 1, 2)
            .map(n -> MediaType.of(n.intValue()))
            .orElse(MediaType.VIDEO);
    Optional<String> group = Optional.of(p.text("groupID", 128));
    RoomId room = room(p);
    desk.context()
        .pipeToSelf(
            desk.around().rooms().inRoom(desk.tenant(), room),
            (found, failure) ->
                new SessionMessage.Judged(
                    asked.id(), () -> join(asked, callIn(room, found), media, group)));
  }

  /** TUICallKit's RoomId, with a number or a text in it; or the text alone. */
  private static RoomId room(Params p) {
    if (!p.isObject("roomId")) {
      return p.id("roomId", RoomId::new);
    }
    RoomName name = CallRequest.roomName(p.inside("roomId"));
    if (name == null) {
      throw new BadParameter("roomId holds neither intRoomId nor strRoomId");
    }
    return name.id();
  }

  /**
   * A room that nobody has named goes by the call's id. What cannot be one of the platform's is not
   * asked for: a call that is unknown might be one whose start is on its way, and is waited for.
   */
  private static CallId callIn(RoomId room, @Nullable Optional<CallId> found) {
    if (found != null && found.isPresent()) {
      return found.get();
    }
    if (!MADE_HERE.matcher(room.value()).matches()) {
      throw new BadParameter(ErrorCode.CALL_ENDED, "there is no call in this room");
    }
    return new CallId(room.value());
  }

  /** From another device of the same user to this one. */
  void moveToThisDevice(Asked asked) {
    CallId call = desk.call(asked);
    Seat seat = Seat.of(desk.me().device(), CallCommands.preJoin(asked.p(), MediaType.VIDEO));
    calls.decide(
        asked,
        call,
        new ToCall.Move(desk.user(), seat),
        reply -> CallCommands.callAndRoom(call, reply.room()),
        call);
  }

  /** Goes through the user's own entity, so that he is in one call at most. */
  private void join(Asked asked, CallId call, MediaType media, Optional<String> group) {
    Seat seat = Seat.of(desk.me().device(), CallCommands.preJoin(asked.p(), media));
    JoinCall wish = new JoinCall(call, seat, group.filter(name -> !name.isEmpty()).orElse(null));
    desk.context()
        .ask(
            CallCommand.Reply.class,
            desk.around().addresses().user(desk.me().user()),
            desk.answerWithin(),
            replyTo -> new UserCommand.Join(wish, replyTo),
            (reply, failure) -> {
              if (reply == null) {
                return Desk.late(asked);
              }
              return reply.refusal() == null
                  ? new Decided(
                      asked.id(), CallCommands.callAndRoom(call, reply.room()), null, "", call)
                  : Decided.no(asked.id(), reply.refusal(), "the call refused");
            });
  }

  private static ObjectNode answer(InviteResult result, Verdict verdict) {
    List<Refused> refused = new ArrayList<>(verdict.refused());
    result.refused().forEach(one -> refused.add(new Refused(one.user(), one.why())));
    ObjectNode p = Json.object();
    p.set("accepted", Json.mapper().valueToTree(result.accepted()));
    p.set("alreadyInvited", Json.mapper().valueToTree(result.alreadyInvited()));
    p.set("refused", Json.mapper().valueToTree(refused));
    return p;
  }
}
