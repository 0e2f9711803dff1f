package io.ringroom.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.DeviceState;
import io.ringroom.protocol.node.DeviceUse;
import io.ringroom.protocol.node.FromNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A camera room's devices, for clients and servers.
 *
 * @param online whether its media node is connected; what follows but {@code use} is known only
 *     then
 * @param use what is asked for, and over that what somebody in the room has set
 * @param inForce whether the room does all that already
 * @param setInRoom of {@code use}, what only somebody in the room can change
 * @param microphone whether the room lets a call open it
 * @param camera likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoomDevicesView(
    @JsonProperty("userID") UserId user,
    boolean online,
    List<FromNode.Device> devices,
    DeviceUse use,
    boolean inForce,
    @Nullable DeviceUse setInRoom,
    @Nullable Boolean microphone,
    @Nullable Boolean camera) {

  public static RoomDevicesView of(UserId user, UserCommand.RoomShown shown) {
    FromNode.Devices report = shown.report();
    DeviceState state = report == null ? null : report.state();
    DeviceUse asked = shown.wanted().use();
    return new RoomDevicesView(
        user,
        report != null,
        report == null ? List.of() : report.devices(),
        state == null ? asked : asked.with(state.room()),
        state != null && state.revision() == shown.wanted().revision(),
        state == null ? null : state.room(),
        state == null ? null : state.microphone(),
        state == null ? null : state.camera());
  }
}
