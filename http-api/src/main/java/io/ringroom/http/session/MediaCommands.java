package io.ringroom.http.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.http.json.Json;
import io.ringroom.http.session.SessionMessage.Decided;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.Reception;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands a call's room decides: the media connection, and whom it shows. */
final class MediaCommands {
  private static final int MOST_VIEWS = 16;
  private static final int MOST_STREAM = 16;
  private static final String MAIN = "main";

  private final Desk desk;

  MediaCommands(Desk desk) {
    this.desk = desk;
  }

  void connectMedia(Asked asked) {
    CallId call = desk.call(asked);
    String sdp = asked.p().text("sdp", NodeProtocol.MAX_SDP_CHARS);
    List<UserId> views = asked.p().ids("views", MOST_VIEWS, UserId::new);
    Reception reception = reception(asked).orElse(null);
    List<UserId> screens =
        asked.p().has("screens") ? asked.p().ids("screens", MOST_VIEWS, UserId::new) : List.of();
    desk.current().joined(call);
    Watched watched = desk.current().watched();
    watched.only(views, screens);
    desk.context()
        .ask(
            RoomCommand.ConnectReply.class,
            desk.around().addresses().room(RoomId.of(call)),
            desk.answerWithin(),
            replyTo ->
                new RoomCommand.Connect(
                    desk.tenant(),
                    desk.user(),
                    desk.me().device(),
                    sdp,
                    watched.cameras(),
                    reception,
                    adaptive(desk, asked),
                    watched.screens(),
                    replyTo),
            (reply, failure) -> connected(asked, reply));
  }

  static Decided connected(Asked asked, RoomCommand.@Nullable ConnectReply reply) {
    if (reply == null) {
      return Decided.no(asked.id(), ErrorCode.MEDIA_UNAVAILABLE, "the room did not answer in time");
    }
    if (reply.sdp() == null) {
      ErrorCode refusal = Optional.ofNullable(reply.refusal()).orElse(ErrorCode.INTERNAL);
      return Decided.no(asked.id(), refusal, reply.message());
    }
    return Decided.yes(asked.id(), Json.object().put("sdp", reply.sdp()));
  }

  /** Fresh TURN credentials for who has been logged in longer than the last ones hold. */
  void iceServers(Asked asked) {
    ObjectNode reply = Json.object();
    desk.around()
        .iceServers()
        .addTo(reply, new UserKey(desk.tenant(), desk.user()), desk.around().clock().instant());
    desk.context().getSelf().tell(Decided.yes(asked.id(), reply));
  }

  /** Which of its cameras and loudspeakers a device uses is its own affair: nothing is decided. */
  void ofTheDevice(Asked asked) {
    desk.done(asked);
  }

  /** How the others are received on a connection that is made, if the client says so. */
  static Optional<Reception> reception(Asked asked) {
    return asked.p().optionalId("reception", MediaCommands::reception);
  }

  private static Reception reception(String word) {
    return Reception.of(word)
        .orElseThrow(() -> new IllegalArgumentException("it is individual, mixedAudio or mixed"));
  }

  /** How the others are received from now on; with another connection the client says so again. */
  void setReception(Asked asked) {
    CallId call = desk.call(asked);
    desk.current().joined(call);
    desk.around().addresses().room(RoomId.of(call)).tell(receive(desk, asked));
    desk.done(asked);
  }

  static RoomCommand.Receive receive(Desk desk, Asked asked) {
    Reception reception = asked.p().id("reception", MediaCommands::reception);
    return new RoomCommand.Receive(
        desk.tenant(), desk.user(), desk.me().device(), reception, adaptive(desk, asked));
  }

  /** Whether it is received more cheaply by itself while the link is weak. */
  static boolean adaptive(Desk desk, Asked asked) {
    return asked.p().flag("adaptive", desk.policy().media().adaptiveReception());
  }

  void view(Asked asked, boolean wanted) {
    CallId call = desk.call(asked);
    UserId user = asked.p().id("userID", UserId::new);
    String stream = asked.p().optionalText("stream", MOST_STREAM).orElse(MAIN);
    if (!stream.equals(MAIN) && !stream.equals(ClientEvent.SCREEN)) {
      throw new BadParameter("stream is main or screen");
    }
    desk.current().joined(call);
    Watched watched = desk.current().watched();
    watched.change(user, stream.equals(ClientEvent.SCREEN), wanted);
    desk.around()
        .addresses()
        .room(RoomId.of(call))
        .tell(
            new RoomCommand.SetViews(
                desk.tenant(),
                desk.user(),
                desk.me().device(),
                watched.cameras(),
                watched.screens()));
    desk.done(asked);
  }
}
