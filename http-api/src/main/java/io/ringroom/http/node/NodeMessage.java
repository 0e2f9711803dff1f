package io.ringroom.http.node;

import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.message.NodeCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.protocol.node.FromNode;
import org.jspecify.annotations.Nullable;

/** What the actor of one media node link is sent. All but {@link ToLink} stays within the node. */
sealed interface NodeMessage {

  record Received(FromNode message) implements NodeMessage {}

  record Unreadable(String why) implements NodeMessage {}

  record Closed() implements NodeMessage {}

  record HelloIsLate() implements NodeMessage {}

  record PingNow() implements NodeMessage {}

  /** The platform's own side asks something of the link. */
  record ToLink(NodeCommand command) implements NodeMessage {}

  /** To the node's camera room, as to any device of a user. */
  record ToRoomUser(DeviceMessage message) implements NodeMessage {}

  record RoomUserAttached(UserCommand.@Nullable Attached answer) implements NodeMessage {}

  record RoomUserPlaced(String request, UserCommand.@Nullable Placed placed)
      implements NodeMessage {}

  record AttachRoomUser() implements NodeMessage {}

  record SignOfLife() implements NodeMessage {}

  record SnapshotIsLate(String requestId) implements NodeMessage {}

  record ConnectIsLate(String requestId) implements NodeMessage {}
}
