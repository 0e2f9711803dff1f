package io.ringroom.http.session;

import io.ringroom.http.json.ClientFrame;
import io.ringroom.protocol.client.ErrorCode;
import java.util.Map;
import java.util.function.Consumer;

/** Finds who carries out a command. */
final class CommandDesk {
  private final Map<String, Consumer<Asked>> commands;

  CommandDesk(
      CallCommands calls,
      MemberCommands members,
      MediaCommands media,
      HistoryCommands history,
      RoomCommands rooms,
      TokenCommands tokens,
      PreferenceCommands preferences,
      PushCommands push,
      UserList users,
      CurrentCall current) {
    this.commands =
        commands(calls, members, media, history, rooms, tokens, preferences, push, users, current);
  }

  private static Map<String, Consumer<Asked>> commands(
      CallCommands calls,
      MemberCommands members,
      MediaCommands media,
      HistoryCommands history,
      RoomCommands rooms,
      TokenCommands tokens,
      PreferenceCommands preferences,
      PushCommands push,
      UserList users,
      CurrentCall current) {
    return Map.ofEntries(
        Map.entry("calls", calls::calls),
        Map.entry("call", calls::calls),
        Map.entry("groupCall", calls::calls),
        Map.entry("accept", calls::accept),
        Map.entry("reject", calls::reject),
        Map.entry("ignore", calls::ignore),
        Map.entry("hangup", calls::hangup),
        Map.entry("inviteUser", members::inviteUser),
        Map.entry("switchCallMediaType", members::switchMedia),
        Map.entry("respondMediaType", members::respondMedia),
        Map.entry("join", members::join),
        Map.entry("moveToThisDevice", members::moveToThisDevice),
        Map.entry("joinInGroupCall", members::joinInGroupCall),
        Map.entry("hold", members::hold),
        Map.entry("unhold", members::unhold),
        Map.entry("openCamera", asked -> calls.tracks(asked, null, true)),
        Map.entry("closeCamera", asked -> calls.tracks(asked, null, false)),
        Map.entry("openMicrophone", asked -> calls.tracks(asked, true, null)),
        Map.entry("closeMicrophone", asked -> calls.tracks(asked, false, null)),
        Map.entry(
            "connectMedia",
            asked -> {
              if (asked.p().has("roomId")) {
                rooms.connectMedia(asked);
              } else {
                media.connectMedia(asked);
              }
            }),
        Map.entry("joinRoom", rooms::joinRoom),
        Map.entry("leaveRoom", rooms::leaveRoom),
        Map.entry("publishStream", asked -> rooms.publish(asked, true)),
        Map.entry("unpublishStream", asked -> rooms.publish(asked, false)),
        Map.entry("subscribeStream", asked -> rooms.subscribe(asked, true)),
        Map.entry("unsubscribeStream", asked -> rooms.subscribe(asked, false)),
        Map.entry("setUserVisibility", rooms::setUserVisibility),
        Map.entry("sendRoomMessage", rooms::sendRoomMessage),
        Map.entry("sendUserMessage", rooms::sendUserMessage),
        Map.entry("updateToken", tokens::updateToken),
        Map.entry("registerPush", push::registerPush),
        Map.entry("unregisterPush", push::unregisterPush),
        Map.entry("startRemoteView", asked -> media.view(asked, current::watchAlso)),
        Map.entry("stopRemoteView", asked -> media.view(asked, current::watchNoMore)),
        Map.entry("queryRecentCalls", history::queryRecentCalls),
        Map.entry("deleteRecordCalls", history::deleteRecordCalls),
        Map.entry("setDnd", preferences::setDnd),
        Map.entry("setBusyPolicy", preferences::setBusyPolicy),
        Map.entry("blockUser", preferences::blockUser),
        Map.entry("unblockUser", preferences::unblockUser),
        Map.entry("queryBlockList", preferences::queryBlockList),
        Map.entry("switchCamera", media::ofTheDevice),
        Map.entry("selectAudioPlaybackDevice", media::ofTheDevice),
        Map.entry("listUsers", users::listUsers),
        Map.entry("logout", calls::logout));
  }

  /**
   * The decision comes back to the session as {@link SessionMessage.Decided}.
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
}
