package io.ringroom.actor.user;

import akka.actor.typed.ActorRef;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.user.RoomUse;
import io.ringroom.domain.user.UseRuling;
import io.ringroom.domain.user.UserState;
import io.ringroom.id.DeviceId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.client.RoomDevice;
import io.ringroom.protocol.node.FromNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A camera room's side of its user: what its media node says of the devices, and how that node
 * hears what is wanted of them. Kept in memory: the node says it again with every attachment.
 */
final class RoomDesk {
  private UserCommand.@Nullable RoomReports last;

  /** The node says how its devices are; whatever else is wanted of them it is told at once. */
  void hear(UserCommand.RoomReports reports, UserState state) {
    last = reports;
    direct(state);
  }

  /** Its link is gone, and with it all that is known. */
  void gone(ActorRef<DeviceMessage> link) {
    if (last != null && last.link().equals(link)) {
      last = null;
    }
  }

  /**
   * Tells the node what is wanted, unless it is in force. A node that speaks of no use has none.
   */
  void direct(UserState state) {
    RoomUse wanted = state.wanted();
    if (last != null
        && last.report().state() != null
        && last.report().state().revision() != wanted.revision()) {
      last.link().tell(new DeviceMessage.UseDevices(wanted));
    }
  }

  /** Whether a picture is shown is for the node to decide. */
  void take(UserCommand.TakeSnapshot wanted) {
    if (last == null) {
      wanted
          .replyTo()
          .tell(
              UserCommand.Snapshot.refused(
                  ErrorCode.MEDIA_UNAVAILABLE, "the room's media node is away"));
    } else {
      last.link().tell(new DeviceMessage.TakeSnapshot(wanted.call(), wanted.replyTo()));
    }
  }

  FromNode.@Nullable Devices report() {
    return last == null ? null : last.report();
  }

  /** What is plugged in, for everybody to see; null when that is not known. */
  @Nullable List<RoomDevice> devices() {
    return last == null ? null : last.report().devices().stream().map(RoomDesk::seen).toList();
  }

  private static RoomDevice seen(FromNode.Device device) {
    return new RoomDevice(device.id(), device.kind(), device.name(), device.test() ? true : null);
  }

  UserCommand.RoomShown shown(UserState state, UseRuling ruling) {
    UseRuling.Refused refused = ruling instanceof UseRuling.Refused no ? no : null;
    DeviceId device = last == null ? null : last.device();
    return new UserCommand.RoomShown(
        refused == null ? null : refused.why(),
        refused == null ? "" : refused.what(),
        device,
        report(),
        state.wanted());
  }
}
