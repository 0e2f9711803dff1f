package io.ringroom.http.session;

import io.ringroom.http.json.ClientFrame;
import io.ringroom.protocol.client.ErrorCode;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds who carries out a command. */
record CommandDesk(
    CallCommands calls,
    MemberCommands members,
    MediaCommands media,
    SharedMediaCommands shared,
    RoomDeviceCommands devices,
    HistoryCommands history,
    RoomCommands rooms,
    TokenCommands tokens,
    PreferenceCommands preferences,
    PushCommands push,
    UserList users,
    CurrentCall current) {
  private static final Map<String, Function<CommandDesk, Consumer<Asked>>> COMMANDS =
      Map.ofEntries(
          Map.entry("calls", desk -> desk.calls::calls),
          Map.entry("call", desk -> desk.calls::calls),
          Map.entry("groupCall", desk -> desk.calls::calls),
          Map.entry("accept", desk -> desk.calls::accept),
          Map.entry("reject", desk -> desk.calls::reject),
          Map.entry("ignore", desk -> desk.calls::ignore),
          Map.entry("hangup", desk -> desk.calls::hangup),
          Map.entry("inviteUser", desk -> desk.members::inviteUser),
          Map.entry("switchCallMediaType", desk -> desk.members::switchMedia),
          Map.entry("respondMediaType", desk -> desk.members::respondMedia),
          Map.entry("join", desk -> desk.members::join),
          Map.entry("moveToThisDevice", desk -> desk.members::moveToThisDevice),
          Map.entry("joinInGroupCall", desk -> desk.members::joinInGroupCall),
          Map.entry("hold", desk -> desk.members::hold),
          Map.entry("unhold", desk -> desk.members::unhold),
          Map.entry("openCamera", desk -> asked -> desk.calls.tracks(asked, null, true)),
          Map.entry("closeCamera", desk -> asked -> desk.calls.tracks(asked, null, false)),
          Map.entry("openMicrophone", desk -> asked -> desk.calls.tracks(asked, true, null)),
          Map.entry("closeMicrophone", desk -> asked -> desk.calls.tracks(asked, false, null)),
          Map.entry("startScreenShare", desk -> asked -> desk.calls.screen(asked, true)),
          Map.entry("stopScreenShare", desk -> asked -> desk.calls.screen(asked, false)),
          Map.entry(
              "connectMedia",
              desk ->
                  asked -> {
                    if (asked.p().has("roomId")) {
                      desk.rooms.connectMedia(asked);
                    } else {
                      desk.media.connectMedia(asked);
                    }
                  }),
          Map.entry("setMixLayout", desk -> desk.shared::setMixLayout),
          Map.entry("startRecording", desk -> desk.shared::startRecording),
          Map.entry("stopRecording", desk -> desk.shared::stopRecording),
          Map.entry("listRoomDevices", desk -> desk.devices::list),
          Map.entry("useRoomDevices", desk -> desk.devices::use),
          Map.entry("previewCall", desk -> desk.devices::preview),
          Map.entry("iceServers", desk -> desk.media::iceServers),
          Map.entry(
              "setReception",
              desk ->
                  asked -> {
                    if (asked.p().has("roomId")) {
                      desk.rooms.setReception(asked);
                    } else {
                      desk.media.setReception(asked);
                    }
                  }),
          Map.entry("joinRoom", desk -> desk.rooms::joinRoom),
          Map.entry("leaveRoom", desk -> desk.rooms::leaveRoom),
          Map.entry("publishStream", desk -> asked -> desk.rooms.publish(asked, true)),
          Map.entry("unpublishStream", desk -> asked -> desk.rooms.publish(asked, false)),
          Map.entry("publishScreen", desk -> asked -> desk.rooms.publishScreen(asked, true)),
          Map.entry("unpublishScreen", desk -> asked -> desk.rooms.publishScreen(asked, false)),
          Map.entry("subscribeStream", desk -> asked -> desk.rooms.subscribe(asked, true)),
          Map.entry("unsubscribeStream", desk -> asked -> desk.rooms.subscribe(asked, false)),
          Map.entry("setUserVisibility", desk -> desk.rooms::setUserVisibility),
          Map.entry("kickUser", desk -> desk.rooms::kick),
          Map.entry("muteUser", desk -> desk.rooms::mute),
          Map.entry("sendRoomMessage", desk -> desk.rooms::sendRoomMessage),
          Map.entry("sendUserMessage", desk -> desk.rooms::sendUserMessage),
          Map.entry("updateToken", desk -> desk.tokens::updateToken),
          Map.entry("registerPush", desk -> desk.push::registerPush),
          Map.entry("unregisterPush", desk -> desk.push::unregisterPush),
          Map.entry("startRemoteView", desk -> asked -> desk.media.view(asked, true)),
          Map.entry("stopRemoteView", desk -> asked -> desk.media.view(asked, false)),
          Map.entry("queryRecentCalls", desk -> desk.history::queryRecentCalls),
          Map.entry("deleteRecordCalls", desk -> desk.history::deleteRecordCalls),
          Map.entry("setDnd", desk -> desk.preferences::setDnd),
          Map.entry("setBusyPolicy", desk -> desk.preferences::setBusyPolicy),
          Map.entry("enableMultiDeviceAbility", desk -> desk.preferences::enableMultiDeviceAbility),
          Map.entry("blockUser", desk -> desk.preferences::blockUser),
          Map.entry("unblockUser", desk -> desk.preferences::unblockUser),
          Map.entry("queryBlockList", desk -> desk.preferences::queryBlockList),
          Map.entry("switchCamera", desk -> desk.media::ofTheDevice),
          Map.entry("selectAudioPlaybackDevice", desk -> desk.media::ofTheDevice),
          Map.entry("listUsers", desk -> desk.users::listUsers),
          Map.entry("logout", desk -> desk.calls::logout));

  /** Every command there is, by its name on the wire. */
  static Set<String> names() {
    return COMMANDS.keySet();
  }

  /**
   * The decision comes back to the session as {@link SessionMessage.Decided}.
   *
   * @throws BadParameter when the command cannot be read
   */
  void carryOut(ClientFrame.Command command) {
    Function<CommandDesk, Consumer<Asked>> handler = COMMANDS.get(command.cmd());
    if (handler == null) {
      throw new BadParameter(ErrorCode.UNKNOWN_COMMAND, "no command " + command.cmd());
    }
    handler.apply(this).accept(new Asked(command.id(), new Params(command.p())));
  }
}
