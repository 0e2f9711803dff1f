package io.ringroom.http.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.domain.conference.Pass;
import io.ringroom.domain.conference.ToConference;
import io.ringroom.http.json.Json;
import io.ringroom.http.session.SessionMessage.Decided;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.Reception;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands of rooms that users join by themselves, by Volcengine RTC's names. */
final class RoomCommands {
  static final int MOST_TOKEN = 2048;
  private static final int MOST_MESSAGE = 4096;
  private static final int AUDIO = 1;
  private static final int VIDEO = 2;

  private final Desk desk;

  /** The rooms this connection has joined; a new connection of the device counts anew. */
  private final Set<RoomId> joined = new LinkedHashSet<>();

  RoomCommands(Desk desk) {
    this.desk = desk;
  }

  void joinRoom(Asked asked) {
    JoinRequest request = JoinRequest.of(asked.p(), desk.user());
    int most = desk.policy().rooms().perDevice();
    if (!joined.contains(request.room()) && joined.size() >= most) {
      throw new BadParameter(
          ErrorCode.TOO_MANY_ROOMS, "one device is in at most " + most + " rooms");
    }
    Pass pass = pass(request.room(), request.token());
    joined.add(request.room());
    RoomId media = new RoomId(desk.around().newCallId().get().value());
    tell(asked, request.room(), request.by(desk.me(), pass, media, now()));
  }

  private Pass pass(RoomId room, Optional<String> token) {
    if (token.isEmpty() && !desk.policy().rooms().tokenRequired()) {
      return Pass.OPEN;
    }
    String text = token.orElseThrow(() -> new BadParameter("token is missing"));
    Credentials.Entry entry =
        desk.around().credentials().room(desk.tenant(), desk.user(), room, text, now());
    if (entry.pass() == null) {
      throw new BadParameter(
          Optional.ofNullable(entry.refusal()).orElse(ErrorCode.BAD_SIGNATURE),
          "the room token is not accepted");
    }
    return entry.pass();
  }

  void leaveRoom(Asked asked) {
    RoomId room = room(asked);
    joined.remove(room);
    tell(asked, room, new ToConference.Leave(desk.user(), desk.me().device()));
  }

  /** For a connection that ends for good: nothing of it stays anywhere. */
  void leaveAll() {
    for (RoomId room : joined) {
      desk.around()
          .addresses()
          .conference(new ConferenceKey(desk.tenant(), room))
          .tell(
              new ConferenceCommand.Hear(
                  new ToConference.Leave(desk.user(), desk.me().device()), null));
    }
    joined.clear();
  }

  void publish(Asked asked, boolean on) {
    Params p = asked.p();
    tell(
        asked,
        room(asked),
        new ToConference.Publish(
            desk.user(), desk.me().device(), part(p, AUDIO, on), part(p, VIDEO, on)));
  }

  void publishScreen(Asked asked, boolean on) {
    tell(
        asked,
        room(asked),
        new ToConference.Publish(desk.user(), desk.me().device(), null, null, on));
  }

  void subscribe(Asked asked, boolean on) {
    Params p = asked.p();
    tell(
        asked,
        room(asked),
        new ToConference.Subscribe(
            desk.user(),
            desk.me().device(),
            p.id("userID", UserId::new),
            part(p, AUDIO, on),
            part(p, VIDEO, on)));
  }

  /** {@code media} is 1 audio, 2 video, 3 both; what it does not name stays as it is. */
  private static @Nullable Boolean part(Params p, int which, boolean on) {
    return (p.number("media", AUDIO, AUDIO | VIDEO) & which) == 0 ? null : on;
  }

  void setUserVisibility(Asked asked) {
    boolean visible = asked.p().flag("visible", true);
    tell(
        asked,
        room(asked),
        new ToConference.SetVisibility(desk.user(), desk.me().device(), visible));
  }

  void sendRoomMessage(Asked asked) {
    say(asked, null);
  }

  void sendUserMessage(Asked asked) {
    say(asked, asked.p().id("userID", UserId::new));
  }

  private void say(Asked asked, @Nullable UserId to) {
    String text = asked.p().text("message", MOST_MESSAGE);
    tell(asked, room(asked), new ToConference.Say(desk.user(), desk.me().device(), to, text));
  }

  /** For who has the right to moderate ({@link io.ringroom.domain.room.Rights#MODERATE}). */
  void kick(Asked asked) {
    UserId whom = asked.p().id("userID", UserId::new);
    tell(asked, room(asked), new ToConference.Kick(desk.user(), desk.me().device(), whom));
  }

  void mute(Asked asked) {
    Params p = asked.p();
    UserId whom = p.id("userID", UserId::new);
    boolean audio = part(p, AUDIO, true) != null;
    boolean video = part(p, VIDEO, true) != null;
    tell(
        asked,
        room(asked),
        new ToConference.Mute(desk.user(), desk.me().device(), whom, audio, video));
  }

  void renew(Asked asked) {
    RoomId room = room(asked);
    Pass pass = pass(room, Optional.of(asked.p().text("token", MOST_TOKEN)));
    tell(asked, room, new ToConference.Renew(desk.user(), desk.me().device(), pass));
  }

  void connectMedia(Asked asked) {
    RoomId room = room(asked);
    String sdp = asked.p().text("sdp", NodeProtocol.MAX_SDP_CHARS);
    Reception reception = MediaCommands.reception(asked).orElse(null);
    desk.context()
        .ask(
            RoomCommand.ConnectReply.class,
            desk.around().addresses().conference(new ConferenceKey(desk.tenant(), room)),
            desk.answerWithin(),
            replyTo ->
                new ConferenceCommand.PassOn(
                    new RoomCommand.Connect(
                        desk.tenant(),
                        desk.user(),
                        desk.me().device(),
                        sdp,
                        List.of(),
                        reception,
                        MediaCommands.adaptive(desk, asked),
                        List.of(),
                        replyTo)),
            (reply, failure) -> MediaCommands.connected(asked, reply));
  }

  void setReception(Asked asked) {
    ConferenceKey conference = new ConferenceKey(desk.tenant(), room(asked));
    desk.around()
        .addresses()
        .conference(conference)
        .tell(new ConferenceCommand.PassReception(MediaCommands.receive(desk, asked)));
    desk.done(asked);
  }

  private void tell(Asked asked, RoomId room, ToConference message) {
    desk.context()
        .ask(
            ConferenceCommand.Reply.class,
            desk.around().addresses().conference(new ConferenceKey(desk.tenant(), room)),
            desk.answerWithin(),
            replyTo -> new ConferenceCommand.Hear(message, replyTo),
            (reply, failure) -> decided(asked, reply));
  }

  private static Decided decided(Asked asked, ConferenceCommand.@Nullable Reply reply) {
    if (reply == null) {
      return Desk.late(asked);
    }
    if (reply.refusal() != null) {
      return Decided.no(asked.id(), reply.refusal(), "the room refused");
    }
    ObjectNode p = reply.room() == null ? Json.object() : Json.mapper().valueToTree(reply.room());
    return Decided.yes(asked.id(), p);
  }

  private static RoomId room(Asked asked) {
    return asked.p().id("roomId", RoomId::new);
  }

  private Instant now() {
    return desk.around().clock().instant();
  }
}
