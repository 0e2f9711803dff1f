package io.ringroom.http.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.user.PlaceCall;
import io.ringroom.http.json.Json;
import io.ringroom.http.permission.CallQuestion;
import io.ringroom.http.session.SessionMessage.Decided;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.ErrorCode;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The commands a call or the user's own entity decides. */
final class CallCommands {
  private static final int MOST_REASON = 256;

  private final Desk desk;
  private final MayCall mayCall;
  private @Nullable String logoutAsked;

  CallCommands(Desk desk, MayCall mayCall) {
    this.desk = desk;
    this.mayCall = mayCall;
  }

  void calls(Asked asked) {
    CallRequest request = CallRequest.of(asked.p(), desk.user(), desk.policy());
    desk.countCall();
    mayCall.ask(
        asked,
        CallQuestion.start(
            CallQuestion.Command.CALLS,
            desk.tenant(),
            desk.user(),
            request.callees(),
            request.media(),
            request.chatGroupId(),
            request.userData()),
        verdict -> place(asked, request.as(verdict)));
  }

  private void place(Asked asked, CallRequest request) {
    CallId call = desk.around().newCallId().get();
    desk.letIn(call);
    PlaceCall wish =
        new PlaceCall(
            desk.me().device().value() + ":" + asked.id(),
            call,
            desk.tenant(),
            Seat.of(desk.me().device(), preJoin(asked.p(), request.media())),
            request.callees(),
            request.media(),
            request.ringFor(),
            request.userData(),
            request.chatGroupId(),
            request.options());
    desk.context()
        .ask(
            UserCommand.Placed.class,
            desk.around().addresses().user(desk.me().user()),
            desk.answerWithin(),
            replyTo -> new UserCommand.Place(wish, replyTo),
            (placed, failure) -> placed(asked, request, call, placed));
  }

  private Decided placed(
      Asked asked, CallRequest request, CallId wished, UserCommand.@Nullable Placed placed) {
    if (placed == null) {
      return Desk.late(asked);
    }
    CallId call = placed.call();
    if (!wished.equals(call)) {
      desk.around().live().takeBack(desk.tenant(), wished);
    }
    if (call == null) {
      ErrorCode refusal = Optional.ofNullable(placed.refusal()).orElse(ErrorCode.INTERNAL);
      return Decided.no(asked.id(), refusal, "the call was not made");
    }
    ObjectNode p = callAndRoom(call, request.room());
    p.set("accepted", Json.mapper().valueToTree(request.callees()));
    p.set("refused", Json.mapper().valueToTree(request.refused()));
    return new Decided(asked.id(), p, null, "", call);
  }

  void accept(Asked asked) {
    CallId call = desk.call(asked);
    Tracks tracks = preJoin(asked.p(), MediaType.VIDEO);
    ToCall.Accept accept = new ToCall.Accept(desk.user(), Seat.of(desk.me().device(), tracks));
    decide(asked, call, accept, reply -> callAndRoom(call, reply.room()), call);
  }

  void reject(Asked asked) {
    String reason = asked.p().optionalText("reason", MOST_REASON).orElse("");
    decide(asked, new ToCall.Reject(desk.user(), desk.me().device(), reason));
  }

  void hangup(Asked asked) {
    decide(asked, new ToCall.Hangup(desk.user(), desk.me().device()));
  }

  /** Silences this device and nothing else: the other devices ring on, and so does the call. */
  void ignore(Asked asked) {
    CallId call = desk.call(asked);
    desk.context()
        .ask(
            CallCommand.Reply.class,
            desk.around().addresses().user(desk.me().user()),
            desk.answerWithin(),
            replyTo -> new UserCommand.Ignore(desk.me().device(), call, replyTo),
            (reply, failure) -> {
              if (reply == null) {
                return Desk.late(asked);
              }
              return reply.refusal() == null
                  ? Decided.yes(asked.id(), Json.object())
                  : Decided.no(asked.id(), reply.refusal(), "it does not ring for this call");
            });
  }

  void tracks(Asked asked, @Nullable Boolean audio, @Nullable Boolean video) {
    decide(asked, new ToCall.SetTracks(desk.user(), desk.me().device(), audio, video));
  }

  void screen(Asked asked, boolean share) {
    decide(asked, new ToCall.SetTracks(desk.user(), desk.me().device(), null, null, share));
  }

  void decide(Asked asked, ToCall message) {
    decide(asked, desk.call(asked), message, reply -> Json.object());
  }

  /**
   * @param yes what the client is answered when the call agrees
   */
  void decide(
      Asked asked, CallId call, ToCall message, Function<CallCommand.Reply, ObjectNode> yes) {
    decide(asked, call, message, yes, null);
  }

  /**
   * @param joined the call this connection is about from then on
   */
  void decide(
      Asked asked,
      CallId call,
      ToCall message,
      Function<CallCommand.Reply, ObjectNode> yes,
      @Nullable CallId joined) {
    desk.context()
        .ask(
            CallCommand.Reply.class,
            desk.around().addresses().call(call),
            desk.answerWithin(),
            replyTo -> new CallCommand.Hear(desk.tenant(), message, replyTo),
            (reply, failure) -> {
              if (reply == null) {
                return Desk.late(asked);
              }
              return reply.refusal() == null
                  ? new Decided(asked.id(), yes.apply(reply), null, "", joined)
                  : Decided.no(asked.id(), reply.refusal(), "the call refused");
            });
  }

  /** Leaves whatever this device is in, then says good-bye. */
  void logout(Asked asked) {
    logoutAsked = asked.id();
    CallId call = desk.current().call();
    desk.current().all().stream()
        .filter(other -> !other.equals(call))
        .forEach(other -> leave(other, Cause.LOGGED_OUT));
    if (call == null) {
      desk.done(asked);
      return;
    }
    desk.context()
        .ask(
            CallCommand.Reply.class,
            desk.around().addresses().call(call),
            desk.answerWithin(),
            replyTo ->
                new CallCommand.Hear(
                    desk.tenant(),
                    new ToCall.Hangup(desk.user(), desk.me().device(), Cause.LOGGED_OUT),
                    replyTo),
            (reply, failure) -> Decided.yes(asked.id(), Json.object()));
  }

  /** Leaves whatever this device is in without waiting for what it says. */
  void leave() {
    desk.current().all().forEach(call -> leave(call, Cause.TOKEN_EXPIRED));
  }

  private void leave(CallId call, Cause why) {
    ToCall hangup = new ToCall.Hangup(desk.user(), desk.me().device(), why);
    desk.around().addresses().call(call).tell(new CallCommand.Hear(desk.tenant(), hangup));
  }

  boolean loggingOut() {
    return logoutAsked != null;
  }

  boolean isLogout(String id) {
    return id.equals(logoutAsked);
  }

  static Tracks preJoin(Params p, MediaType media) {
    Params preJoin = p.inside("preJoin");
    Tracks usual = Tracks.defaultsFor(media);
    return new Tracks(preJoin.flag("mic", usual.audio()), preJoin.flag("camera", usual.video()));
  }

  static ObjectNode callAndRoom(CallId call, @Nullable RoomId room) {
    RoomId shown = room == null ? RoomId.of(call) : room;
    return Json.object().put("callId", call.value()).put("roomId", shown.value());
  }
}
