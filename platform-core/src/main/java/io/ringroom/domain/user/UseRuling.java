package io.ringroom.domain.user;

import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.DeviceState;
import io.ringroom.protocol.node.DeviceUse;
import io.ringroom.protocol.node.FromNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a wish about a camera room's devices comes to. Who stands in the room has the last word:
 * what he has set or closed is refused, not overruled and not kept for later.
 */
public sealed interface UseRuling {

  /**
   * @param events none when all is as it is wanted already
   */
  record Granted(List<UserEvent> events) implements UseRuling {
    public Granted {
      events = List.copyOf(events);
    }
  }

  /**
   * @param what the names of what cannot be had, and why
   */
  record Refused(ErrorCode why, String what) implements UseRuling {}

  /**
   * @param report what the room's node said last; absent while it is away, and then nothing is
   *     known to stand against the wish
   */
  static UseRuling of(
      UserState state, FromNode.@Nullable Devices report, UseWish wish, Instant now) {
    if (report == null && state.roomUse() == null) {
      return new Refused(ErrorCode.NOT_A_ROOM, "no media node has ever spoken for this user");
    }
    String unknown = report == null ? null : unknownDevice(report, wish.use());
    if (unknown != null) {
      return new Refused(ErrorCode.NO_SUCH_DEVICE, unknown);
    }
    List<String> decided = decidedInTheRoom(report == null ? null : report.state(), wish);
    if (!decided.isEmpty()) {
      return new Refused(ErrorCode.ROOM_DECIDES, String.join(", ", decided));
    }
    DeviceUse before = state.wanted().use();
    DeviceUse after = (wish.reset() ? DeviceUse.AS_CONFIGURED : before).with(wish.use());
    return new Granted(
        after.equals(before) ? List.of() : List.of(new UserEvent.RoomUseChanged(after, now)));
  }

  private static @Nullable String unknownDevice(FromNode.Devices report, DeviceUse use) {
    if (unknown(report, "camera", use.camera())) {
      return "no camera " + use.camera();
    }
    if (unknown(report, "microphone", use.microphone())) {
      return "no microphone " + use.microphone();
    }
    return unknown(report, "loudspeaker", use.loudspeaker())
        ? "no loudspeaker " + use.loudspeaker()
        : null;
  }

  private static boolean unknown(FromNode.Devices report, String kind, @Nullable String id) {
    return id != null
        && !id.equals(DeviceUse.AUTO)
        && report.devices().stream()
            .noneMatch(device -> device.kind().equals(kind) && device.id().equals(id));
  }

  private static List<String> decidedInTheRoom(@Nullable DeviceState state, UseWish wish) {
    if (state == null) {
      return List.of();
    }
    List<String> decided = new ArrayList<>(wish.use().alsoIn(state.room()));
    if (Boolean.TRUE.equals(wish.microphone()) && !state.microphone()) {
      decided.add("the microphone is closed in the room");
    }
    if (Boolean.TRUE.equals(wish.camera()) && !state.camera()) {
      decided.add("the camera is closed in the room");
    }
    return decided;
  }
}
