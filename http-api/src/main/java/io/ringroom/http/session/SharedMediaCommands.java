package io.ringroom.http.session;

import akka.actor.typed.ActorRef;
import akka.japi.function.Function;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.domain.tenant.TenantPolicy.Recorder;
import io.ringroom.http.json.Json;
import io.ringroom.http.session.SessionMessage.Decided;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.RoomTask.Form;
import org.jspecify.annotations.Nullable;

/** Commands about what everybody in a call or room gets, which its media room decides. */
final class SharedMediaCommands {
  private final Desk desk;

  SharedMediaCommands(Desk desk) {
    this.desk = desk;
  }

  /** How the mixed picture is divided, for everybody who watches it. */
  void setMixLayout(Asked asked) {
    MixLayout layout = layout(asked);
    ask(
        asked,
        Json.object(),
        replyTo -> new RoomCommand.SetLayout(desk.tenant(), desk.user(), layout, replyTo));
  }

  private static MixLayout layout(Asked asked) {
    MixLayout layout = asked.p().value("layout", MixLayout.class);
    String complaint = layout.complaint();
    if (complaint != null) {
      throw new BadParameter("layout: " + complaint);
    }
    return layout;
  }

  void startRecording(Asked asked) {
    Form form = asked.p().optionalId("form", SharedMediaCommands::form).orElse(Form.TRACKS);
    record(asked, form, Json.object().put("recordingId", RoomTask.Record.BY_MEMBERS));
  }

  void stopRecording(Asked asked) {
    record(asked, null, Json.object());
  }

  /** How a recording is called on the wire. */
  static Form form(String word) {
    return Form.of(word)
        .orElseThrow(() -> new IllegalArgumentException("it is tracks, mixed or both"));
  }

  private void record(Asked asked, @Nullable Form form, ObjectNode done) {
    Recorder who = desk.policy().media().recordedBy();
    if (who == Recorder.NOBODY) {
      throw new BadParameter(
          ErrorCode.NOT_OFFERED, "users of this sdkAppID record nothing (media.recorded-by)");
    }
    boolean anybody = who == Recorder.MEMBER;
    ask(
        asked,
        done,
        replyTo ->
            new RoomCommand.SetRecording(desk.tenant(), desk.user(), form, anybody, replyTo));
  }

  /** Of the room a command names, or else of the call it names or is about. */
  private void ask(
      Asked asked,
      ObjectNode done,
      Function<ActorRef<RoomCommand.Tasks>, RoomCommand.ForAll> wanted) {
    if (asked.p().has("roomId")) {
      ConferenceKey conference =
          new ConferenceKey(desk.tenant(), asked.p().id("roomId", RoomId::new));
      desk.context()
          .ask(
              RoomCommand.Tasks.class,
              desk.around().addresses().conference(conference),
              desk.answerWithin(),
              replyTo -> new ConferenceCommand.PassForAll(wanted.apply(replyTo)),
              (reply, failure) -> decided(asked, done, reply));
    } else {
      desk.context()
          .ask(
              RoomCommand.Tasks.class,
              desk.around().addresses().room(RoomId.of(desk.call(asked))),
              desk.answerWithin(),
              wanted::apply,
              (reply, failure) -> decided(asked, done, reply));
    }
  }

  private static Decided decided(Asked asked, ObjectNode done, RoomCommand.@Nullable Tasks reply) {
    if (reply == null) {
      return Decided.no(asked.id(), ErrorCode.MEDIA_UNAVAILABLE, "the room did not answer in time");
    }
    return reply.refusal() == null
        ? Decided.yes(asked.id(), done)
        : Decided.no(asked.id(), reply.refusal(), "the room refused");
  }
}
