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
      UserList users,
      CurrentCall current) {
    this.commands = commands(calls, members, media, history, users, current);
  }

  private static Map<String, Consumer<Asked>> commands(
      CallCommands calls,
      MemberCommands members,
      MediaCommands media,
      HistoryCommands history,
      UserList users,
      CurrentCall current) {
    return Map.ofEntries(
        Map.entry("calls", calls::calls),
        Map.entry("call", calls::calls),
        Map.entry("groupCall", calls::calls),
        Map.entry("accept", calls::accept),
        Map.entry("reject", calls::reject),
        Map.entry("hangup", calls::hangup),
        Map.entry("inviteUser", members::inviteUser),
        Map.entry("switchCallMediaType", members::switchMedia),
        Map.entry("respondMediaType", members::respondMedia),
        Map.entry("join", members::join),
        Map.entry("joinInGroupCall", members::joinInGroupCall),
        Map.entry("openCamera", asked -> calls.tracks(asked, null, true)),
        Map.entry("closeCamera", asked -> calls.tracks(asked, null, false)),
        Map.entry("openMicrophone", asked -> calls.tracks(asked, true, null)),
        Map.entry("closeMicrophone", asked -> calls.tracks(asked, false, null)),
        Map.entry("connectMedia", media::connectMedia),
        Map.entry("startRemoteView", asked -> media.view(asked, current::watchAlso)),
        Map.entry("stopRemoteView", asked -> media.view(asked, current::watchNoMore)),
        Map.entry("queryRecentCalls", history::queryRecentCalls),
        Map.entry("deleteRecordCalls", history::deleteRecordCalls),
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
