package io.ringroom.http.session;

import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.user.UseWish;
import io.ringroom.http.control.RoomControl;
import io.ringroom.http.json.Json;
import io.ringroom.http.json.RoomDevicesView;
import io.ringroom.http.session.SessionMessage.Decided;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.DeviceUse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands about the devices of a camera room one is in a call with. */
final class RoomDeviceCommands {
  private final Desk desk;

  RoomDeviceCommands(Desk desk) {
    this.desk = desk;
  }

  void list(Asked asked) {
    wish(asked, UseWish.NONE);
  }

  /**
   * {@code use} is how the devices shall be used; {@code muteMicrophone} and {@code muteCamera}
   * close and open them for this call; {@code reset} forgets what was asked before.
   */
  void use(Asked asked) {
    Params p = asked.p();
    DeviceUse use = p.has("use") ? p.value("use", DeviceUse.class) : UseWish.NONE.use();
    String complaint = use.complaint();
    if (complaint != null) {
      throw new BadParameter("use: " + complaint);
    }
    wish(
        asked,
        new UseWish(use, p.flag("reset", false), open(p, "muteMicrophone"), open(p, "muteCamera")));
  }

  /** A picture of a camera room that rings here, or is rung, where the room permits it. */
  void preview(Asked asked) {
    CallId call = desk.call(asked);
    UserId room = asked.p().id("userID", UserId::new);
    desk.context()
        .pipeToSelf(
            control().snapshotFor(desk.me().user(), room, call),
            (taken, failure) -> taken == null ? Desk.late(asked) : shown(asked, taken));
  }

  private static Decided shown(Asked asked, UserCommand.Snapshot taken) {
    return taken.refusal() == null
        ? Decided.yes(
            asked.id(), Json.object().put("mimeType", "image/webp").put("data", taken.picture()))
        : Decided.no(asked.id(), taken.refusal(), taken.message());
  }

  private RoomControl control() {
    return new RoomControl(
        desk.context().getSystem(), desk.around().addresses(), desk.answerWithin());
  }

  private static @Nullable Boolean open(Params p, String mute) {
    return p.has(mute) ? !p.flag(mute, false) : null;
  }

  private void wish(Asked asked, UseWish wish) {
    CallId call = desk.call(asked);
    UserId room = asked.p().id("userID", UserId::new);
    desk.context()
        .pipeToSelf(
            control()
                .ofMember(desk.me().user(), room, call, desk.policy().media().roomControl(), wish),
            (outcome, failure) ->
                outcome == null ? Desk.late(asked) : decided(asked, room, outcome));
  }

  private static Decided decided(Asked asked, UserId room, RoomControl.Outcome outcome) {
    if (outcome.refusal() == null && outcome.shown() != null) {
      return Decided.yes(
          asked.id(), Json.mapper().valueToTree(RoomDevicesView.of(room, outcome.shown())));
    }
    ErrorCode refusal = Optional.ofNullable(outcome.refusal()).orElse(ErrorCode.INTERNAL);
    return Decided.no(asked.id(), refusal, outcome.message());
  }
}
