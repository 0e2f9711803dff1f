package io.ringroom.http.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.user.PlaceCall;
import io.ringroom.http.json.ClientFrame;
import io.ringroom.http.json.Json;
import io.ringroom.http.session.SessionMessage.Decided;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent.UserPresence;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.NodeProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads each command of a client and asks the entity that decides it. */
final class CommandDesk {
  private static final int MOST_REASON = 256;
  private static final int MOST_VIEWS = 16;

  private final ActorContext<SessionMessage> context;
  private final SessionSurroundings around;
  private final Identity me;
  private final CurrentCall current;
  private final ActorRef<DirectoryCommand.Listing> directory;
  private final Map<String, Consumer<Asked>> commands;
  private @Nullable String listingAsked;
  private boolean listed;
  private @Nullable String logoutAsked;

  /** One command: its id, and its parameters. */
  private record Asked(String id, Params p) {}

  CommandDesk(
      ActorContext<SessionMessage> context,
      SessionSurroundings around,
      Identity me,
      CurrentCall current,
      ActorRef<DirectoryCommand.Listing> directory) {
    this.context = context;
    this.around = around;
    this.me = me;
    this.current = current;
    this.directory = directory;
    this.commands = commands();
  }

  private Map<String, Consumer<Asked>> commands() {
    return Map.ofEntries(
        Map.entry("calls", this::calls),
        Map.entry("call", this::calls),
        Map.entry("groupCall", this::calls),
        Map.entry("accept", this::accept),
        Map.entry("reject", this::reject),
        Map.entry("hangup", this::hangup),
        Map.entry("openCamera", asked -> tracks(asked, null, true)),
        Map.entry("closeCamera", asked -> tracks(asked, null, false)),
        Map.entry("openMicrophone", asked -> tracks(asked, true, null)),
        Map.entry("closeMicrophone", asked -> tracks(asked, false, null)),
        Map.entry("connectMedia", this::connectMedia),
        Map.entry("startRemoteView", asked -> view(asked, current::watchAlso)),
        Map.entry("stopRemoteView", asked -> view(asked, current::watchNoMore)),
        Map.entry("listUsers", this::listUsers),
        Map.entry("logout", this::logout));
  }

  /**
   * The decision comes back to the session as {@link Decided}.
   *
   * @throws BadParameter when the command cannot be read
   */
  void carryOut(ClientFrame.Command command) {
    Consumer<Asked> handler = commands.get(command.cmd());
    if (handler == null) {
      throw new BadParameter(ErrorCode.UNKNOWN_COMMAND, "no command " + command.cmd());
    }
    handler.accept(new Asked(command.id(), new Params(command.p())));
  }

  private void calls(Asked asked) {
    CallRequest request = CallRequest.of(asked.p(), me.user().user(), around.settings());
    PlaceCall wish =
        new PlaceCall(
            me.device().value() + ":" + asked.id(),
            around.newCallId().get(),
            me.user().tenant(),
            Seat.of(me.device(), preJoin(asked.p(), request.media())),
            request.callees(),
            request.media(),
            request.ringFor(),
            request.userData(),
            request.chatGroupId());
    context.ask(
        UserCommand.Placed.class,
        around.addresses().user(me.user()),
        answerWithin(),
        replyTo -> new UserCommand.Place(wish, replyTo),
        (placed, failure) -> placed(asked, request, placed));
  }

  private Decided placed(Asked asked, CallRequest request, UserCommand.@Nullable Placed placed) {
    if (placed == null) {
      return late(asked);
    }
    CallId call = placed.call();
    if (call == null) {
      ErrorCode refusal = Optional.ofNullable(placed.refusal()).orElse(ErrorCode.INTERNAL);
      return Decided.no(asked.id(), refusal, "the call was not made");
    }
    ObjectNode p = callAndRoom(call);
    p.set("accepted", Json.mapper().valueToTree(request.callees()));
    p.set("refused", Json.mapper().valueToTree(request.refused()));
    return new Decided(asked.id(), p, null, "", call);
  }

  private void accept(Asked asked) {
    CallId call = call(asked);
    Tracks tracks = preJoin(asked.p(), MediaType.VIDEO);
    ToCall.Accept accept = new ToCall.Accept(me.user().user(), Seat.of(me.device(), tracks));
    decide(asked, call, accept, callAndRoom(call), call);
  }

  private void reject(Asked asked) {
    String reason = asked.p().optionalText("reason", MOST_REASON).orElse("");
    decide(asked, new ToCall.Reject(me.user().user(), me.device(), reason));
  }

  private void hangup(Asked asked) {
    decide(asked, new ToCall.Hangup(me.user().user(), me.device()));
  }

  private void tracks(Asked asked, @Nullable Boolean audio, @Nullable Boolean video) {
    decide(asked, new ToCall.SetTracks(me.user().user(), me.device(), audio, video));
  }

  private void decide(Asked asked, ToCall message) {
    decide(asked, call(asked), message, Json.object(), null);
  }

  private void decide(
      Asked asked, CallId call, ToCall message, ObjectNode yes, @Nullable CallId joined) {
    context.ask(
        CallCommand.Reply.class,
        around.addresses().call(call),
        answerWithin(),
        replyTo -> new CallCommand.Hear(me.user().tenant(), message, replyTo),
        (reply, failure) -> {
          if (reply == null) {
            return late(asked);
          }
          return reply.refusal() == null
              ? new Decided(asked.id(), yes, null, "", joined)
              : Decided.no(asked.id(), reply.refusal(), "the call refused");
        });
  }

  private void connectMedia(Asked asked) {
    CallId call = call(asked);
    String sdp = asked.p().text("sdp", NodeProtocol.MAX_SDP_CHARS);
    List<UserId> views = asked.p().ids("views", MOST_VIEWS, UserId::new);
    current.joined(call);
    context.ask(
        RoomCommand.ConnectReply.class,
        around.addresses().room(RoomId.of(call)),
        answerWithin(),
        replyTo ->
            new RoomCommand.Connect(
                me.user().tenant(),
                me.user().user(),
                me.device(),
                sdp,
                current.watch(views),
                replyTo),
        (reply, failure) -> connected(asked, reply));
  }

  private static Decided connected(Asked asked, RoomCommand.@Nullable ConnectReply reply) {
    if (reply == null) {
      return Decided.no(asked.id(), ErrorCode.MEDIA_UNAVAILABLE, "the room did not answer in time");
    }
    if (reply.sdp() == null) {
      ErrorCode refusal = Optional.ofNullable(reply.refusal()).orElse(ErrorCode.INTERNAL);
      return Decided.no(asked.id(), refusal, reply.message());
    }
    return Decided.yes(asked.id(), Json.object().put("sdp", reply.sdp()));
  }

  private void view(Asked asked, Function<UserId, List<UserId>> change) {
    CallId call = call(asked);
    UserId user = asked.p().id("userID", UserId::new);
    current.joined(call);
    around
        .addresses()
        .room(RoomId.of(call))
        .tell(
            new RoomCommand.SetViews(
                me.user().tenant(), me.user().user(), me.device(), change.apply(user)));
    done(asked);
  }

  private void listUsers(Asked asked) {
    listingAsked = asked.id();
    listed = true;
    stayListed();
  }

  /** Repeats the interest, in case the directory was restarted meanwhile. */
  void stayListed() {
    if (listed) {
      around
          .addresses()
          .directory(me.user().tenant())
          .tell(new DirectoryCommand.Subscribe(directory, listingAsked != null));
    }
  }

  /**
   * @return whether this listing is the answer to {@code listUsers}
   */
  boolean answerListing(DirectoryCommand.Listing listing) {
    String asked = listingAsked;
    if (asked == null || !listing.complete()) {
      return false;
    }
    listingAsked = null;
    ObjectNode p = Json.object();
    ArrayNode users = p.putArray("users");
    for (UserPresence user : listing.users()) {
      ObjectNode entry = Json.mapper().valueToTree(user);
      entry.remove("ev");
      users.add(entry);
    }
    context.getSelf().tell(Decided.yes(asked, p));
    return true;
  }

  /** Leaves whatever this device is in, then says good-bye. */
  private void logout(Asked asked) {
    logoutAsked = asked.id();
    CallId call = current.call();
    if (call == null) {
      done(asked);
      return;
    }
    context.ask(
        CallCommand.Reply.class,
        around.addresses().call(call),
        answerWithin(),
        replyTo ->
            new CallCommand.Hear(
                me.user().tenant(), new ToCall.Hangup(me.user().user(), me.device()), replyTo),
        (reply, failure) -> Decided.yes(asked.id(), Json.object()));
  }

  boolean isLogout(String id) {
    return id.equals(logoutAsked);
  }

  private void done(Asked asked) {
    context.getSelf().tell(Decided.yes(asked.id(), Json.object()));
  }

  private CallId call(Asked asked) {
    return asked
        .p()
        .optionalId("callId", CallId::new)
        .or(() -> Optional.ofNullable(current.call()))
        .orElseThrow(() -> new BadParameter(ErrorCode.CALL_ENDED, "you are in no call"));
  }

  private static Tracks preJoin(Params p, MediaType media) {
    Params preJoin = p.inside("preJoin");
    Tracks usual = Tracks.defaultsFor(media);
    return new Tracks(preJoin.flag("mic", usual.audio()), preJoin.flag("camera", usual.video()));
  }

  private static ObjectNode callAndRoom(CallId call) {
    return Json.object().put("callId", call.value()).put("roomId", RoomId.of(call).value());
  }

  private static Decided late(Asked asked) {
    return Decided.no(
        asked.id(), ErrorCode.NOT_AVAILABLE, "no decision in time; it may still take effect");
  }

  private Duration answerWithin() {
    return around.settings().answerWithin();
  }
}
