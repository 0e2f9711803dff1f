package io.ringroom.actor.user;

import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.domain.user.UserState;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ClientEvent.UserPresence;

/** Tells the tenant's directory how a user is. */
final class UserPresenceSign {
  private final UserKey user;
  private final Addresses addresses;
  private final RoomDesk room;
  private String kind = "person";
  private String name = "";

  UserPresenceSign(UserKey user, Addresses addresses, RoomDesk room) {
    this.user = user;
    this.addresses = addresses;
    this.room = room;
  }

  /** What the last device to connect says the user is. */
  void called(String kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  void show(UserState state, DeviceDesk desk) {
    UserPresence presence =
        new UserPresence(
            user.user(), kind, name, !desk.noDevices(), state.engagement() != null, room.devices());
    addresses.directory(user.tenant()).tell(new DirectoryCommand.Seen(presence));
  }
}
