package io.ringroom.media.cameraroom;

import io.ringroom.id.CallId;
import io.ringroom.protocol.node.ToNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call that rings the room, that the room is to answer, or that it is in. */
final class RoomCall {
  /** Absent for a call the room has made, or answered before this process was started. */
  final ToNode.@Nullable Ring ring;

  boolean answered;

  /** Declined, to ask the caller into the running call as soon as he is free. */
  boolean merges;

  /** Calls off what is to happen next: the answer, then the leaving. */
  Runnable callOff = () -> {};

  RoomCall(ToNode.@Nullable Ring ring) {
    this.ring = ring;
  }

  /** Only of a call that rings. */
  ToNode.Ring ringing() {
    return Objects.requireNonNull(ring);
  }

  /** Only of a call that rings. */
  CallId call() {
    return ringing().call();
  }
}
