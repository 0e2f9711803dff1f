package io.ringroom.http.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.http.json.ClientFrame;
import io.ringroom.id.CallId;
import io.ringroom.protocol.client.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What the actor of one client connection is sent. All of it stays within the node. */
sealed interface SessionMessage {

  /** The client sent this. */
  record Received(ClientFrame frame) implements SessionMessage {}

  /** The socket is closed. */
  record Closed() implements SessionMessage {}

  record LoginIsLate() implements SessionMessage {}

  /** The user's entity answered the login, or did not in time. */
  record Attached(String frameId, UserCommand.@Nullable Attached answer)
      implements SessionMessage {}

  record FromUser(DeviceMessage message) implements SessionMessage {}

  record FromDirectory(DirectoryCommand.Listing listing) implements SessionMessage {}

  /**
   * A command has been decided.
   *
   * @param joined the call this device is in because of it, if it is
   */
  record Decided(
      String frameId,
      @Nullable ObjectNode reply,
      @Nullable ErrorCode refusal,
      String message,
      @Nullable CallId joined)
      implements SessionMessage {

    static Decided yes(String frameId, ObjectNode reply) {
      return new Decided(frameId, reply, null, "", null);
    }

    static Decided no(String frameId, ErrorCode refusal, String message) {
      return new Decided(frameId, null, refusal, message, null);
    }
  }

  /**
   * Whether a command may be carried out has been decided.
   *
   * @param next throws a {@link BadParameter} when it may not
   */
  record Judged(String frameId, Runnable next) implements SessionMessage {}

  record LoginEndsSoon() implements SessionMessage {}

  record LoginHasEnded() implements SessionMessage {}

  /** The time in which an expired login could be renewed is over. */
  record LoginIsNotRenewed() implements SessionMessage {}

  record SignOfLife() implements SessionMessage {}
}
