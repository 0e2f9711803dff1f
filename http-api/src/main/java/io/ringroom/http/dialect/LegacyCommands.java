package io.ringroom.http.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.http.json.ClientFrame;
import io.ringroom.http.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The methods of TRTCCalling as our commands. What is no method of it passes as it is, so that a
 * client may use what is new by our names; whether it makes sense is judged behind.
 *
 * @param device the device of clients that name none; these kits knew one per user
 * @param mediaOfItsOwn whether the kit opens the camera by a call of its own after it has placed or
 *     accepted a video call
 */
record LegacyCommands(String device, boolean mediaOfItsOwn) {
  static final LegacyCommands TRTCCALLING = new LegacyCommands("trtccalling", true);
  static final LegacyCommands MINI = new LegacyCommands("mini", false);

  private static final Set<String> LOGINS = Set.of("login", "init", "resume");
  private static final Set<String> CALLS = Set.of("call", "groupCall");

  /** Names that only differ. */
  private static final Map<String, String> NAMES =
      Map.of("destroyed", "logout", "unInit", "logout");

  /** Older spellings of parameters. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "user", "userID", "userId", "userID", "userIdList", "userIDList", "groupId", "groupID");

  ClientFrame.Command ours(ClientFrame.Command command, boolean inCall) {
    ObjectNode p = renamed(command.p());
    String cmd = command.cmd();
    if (LOGINS.contains(cmd)) {
      return command(command, cmd, login(p));
    } else if (CALLS.contains(cmd)) {
      // A group call during a call asks more users into it, as it always did.
      boolean more = cmd.equals("groupCall") && inCall;
      return command(command, more ? "inviteUser" : cmd, more ? p : preJoin(p));
    } else if (cmd.equals("accept")) {
      return command(command, cmd, preJoin(p));
    }
    return switched(command, p);
  }

  private ClientFrame.Command switched(ClientFrame.Command command, ObjectNode p) {
    return switch (command.cmd()) {
      case "setMicMute" -> microphone(command, p);
      case "setHandsFree" -> speaker(command, p);
      case "switchToAudioCall", "switchAudioCall" -> media(command, p, MediaType.AUDIO);
      case "switchVideoCall" -> media(command, p, MediaType.VIDEO);
      default -> command(command, NAMES.getOrDefault(command.cmd(), command.cmd()), p);
    };
  }

  private static ObjectNode renamed(ObjectNode given) {
    ObjectNode p = Json.object();
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      String name = PARAMETERS.getOrDefault(field.getKey(), field.getKey());
      if (!p.has(name)) {
        p.set(name, field.getValue());
      }
    }
    return p;
  }

  private ObjectNode login(ObjectNode p) {
    return p.hasNonNull("deviceId") ? p : p.put("deviceId", device);
  }

  private ObjectNode preJoin(ObjectNode p) {
    if (mediaOfItsOwn && !p.has("preJoin")) {
      p.putObject("preJoin").put("mic", true).put("camera", false);
    }
    return p;
  }

  /** A mute that is no boolean becomes a command nobody knows, which is refused by its name. */
  private static ClientFrame.Command microphone(ClientFrame.Command command, ObjectNode p) {
    return flag(p, "isMute", "mute")
        .map(mute -> command(command, mute ? "closeMicrophone" : "openMicrophone", p))
        .orElse(command);
  }

  private static ClientFrame.Command speaker(ClientFrame.Command command, ObjectNode p) {
    return flag(p, "isHandsFree", "handsFree")
        .map(
            free ->
                command(
                    command,
                    "selectAudioPlaybackDevice",
                    p.put("device", free ? "speakerphone" : "earpiece")))
        .orElse(command);
  }

  private static Optional<Boolean> flag(ObjectNode p, String... names) {
    for (String name : names) {
      if (p.path(name).isBoolean()) {
        return Optional.of(p.path(name).booleanValue());
      }
    }
    return Optional.empty();
  }

  private static ClientFrame.Command media(
      ClientFrame.Command command, ObjectNode p, MediaType media) {
    return command(command, "switchCallMediaType", p.put("mediaType", media.code()));
  }

  private static ClientFrame.Command command(
      ClientFrame.Command command, String cmd, ObjectNode p) {
    return new ClientFrame.Command(command.id(), cmd, p);
  }
}
