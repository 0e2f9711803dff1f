package io.ringroom.actor.message;

import akka.actor.typed.ActorRef;
import io.ringroom.domain.user.RoomUse;
import io.ringroom.id.CallId;
import io.ringroom.protocol.client.ClientEvent;
import org.jspecify.annotations.Nullable;

/** What a user entity sends to the connection of one of his devices. */
public interface DeviceMessage extends CborSerializable {

  /**
   * @param seq its number on the user's stream; absent for an event of the moment
   * @param ts when it happened, epoch milliseconds
   */
  record Event(@Nullable Long seq, long ts, ClientEvent event) implements DeviceMessage {}

  /** A newer connection of the same device has taken its place. */
  record Replaced() implements DeviceMessage {}

  /** The user has logged in on more devices than he may; this one gives way. */
  record Kicked(String reason) implements DeviceMessage {}

  /** The entity that knew this connection was restarted elsewhere: attach again. */
  record AttachAgain() implements DeviceMessage {}

  /** Of a camera room: the other side of a call wants to see it before anybody answers. */
  record TakeSnapshot(CallId call, ActorRef<UserCommand.Snapshot> replyTo)
      implements DeviceMessage {}

  /** Of a camera room: how its devices shall be used from now on. */
  record UseDevices(RoomUse use) implements DeviceMessage {}
}
