package io.ringroom.domain.simulation;

import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.domain.user.PlaceCall;
import io.ringroom.id.CallId;
import io.ringroom.id.SessionId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ErrorCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection of a device: what was written to it and not read yet. Its order is kept. */
final class Link {
  /** What a user's entity writes to a connection. */
  sealed interface Frame {}

  /**
   * The answer to a login: what the device missed, or where it stands.
   *
   * @param engaged the calls the user is engaged in, of which the device may hear the rest
   */
  record Greeted(
      Desk by,
      SessionId session,
      long seq,
      boolean resumed,
      List<DeviceMessage.Event> missed,
      List<CallView> calls,
      List<CallId> engaged)
      implements Frame {}

  record Told(DeviceMessage.Event event) implements Frame {}

  /** What came of a wish to call; {@code refusal} absent means the call was placed. */
  record Dialled(PlaceCall wish, @Nullable CallId call, @Nullable ErrorCode refusal)
      implements Frame {}

  final Device device;
  final Deque<Frame> unread = new ArrayDeque<>();

  /** Gone, whether or not the platform has noticed. */
  boolean cut;

  Link(Device device) {
    this.device = device;
  }

  void write(Frame frame) {
    if (!cut) {
      unread.add(frame);
    }
  }

  /** A dead network: what was under way is lost. */
  void cut() {
    cut = true;
    unread.clear();
  }
}
