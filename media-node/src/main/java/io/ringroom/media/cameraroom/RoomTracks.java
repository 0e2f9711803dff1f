package io.ringroom.media.cameraroom;

import io.ringroom.id.CallId;
import io.ringroom.media.lease.CaptureControl;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.protocol.node.FromNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What the room lets out of it in its calls, and who is told so. Guarded by the room that owns it.
 */
final class RoomTracks {
  private final AnswerPolicy.Start start;
  private final Consumer<FromNode> platform;
  private final GuardedDevices devices;
  private Runnable switched = () -> {};

  /**
   * @param captures told for which call devices open, with each order
   */
  RoomTracks(
      AnswerPolicy.Start start,
      Consumer<FromNode> platform,
      BiConsumer<CallId, CaptureOrder> captures) {
    this.start = start;
    this.platform = platform;
    this.devices = new GuardedDevices(atStart(), captures);
  }

  private Switches atStart() {
    return new Switches(start.microphone(), start.camera());
  }

  CaptureControl guarding(CaptureControl control) {
    return devices.guarding(control);
  }

  Switches switches() {
    return devices.switches();
  }

  /**
   * @param listener told on every change of the switches
   */
  void whenSwitched(Runnable listener) {
    switched = listener;
  }

  /** A call was answered: whoever is in it learns what is closed from the start. */
  void answered(CallId call) {
    tell(call, Switches.OPEN, devices.switches());
  }

  /**
   * Devices open by an order. It may have crossed the word that something is closed in the room,
   * which is said once more then.
   */
  void captured(CallId call, CaptureOrder order) {
    tell(call, new Switches(order.audio(), order.video()), devices.switches().and(order));
  }

  /** Somebody in the room opens or closes something. */
  void set(Switches wanted, List<CallId> talking) {
    Switches before = devices.switches();
    devices.set(wanted);
    talking.forEach(call -> tell(call, before, wanted));
    switched.run();
  }

  /** The next call begins as the policy says. */
  void betweenCalls() {
    if (start.again() && !atStart().equals(devices.switches())) {
      devices.set(atStart());
      switched.run();
    }
  }

  /** Says only what is not as it was: what the call itself has closed stays so. */
  private void tell(CallId call, Switches before, Switches now) {
    Boolean microphone = now.microphone() == before.microphone() ? null : now.microphone();
    Boolean camera = now.camera() == before.camera() ? null : now.camera();
    if (microphone != null || camera != null) {
      platform.accept(new FromNode.Tracks(call, microphone, camera));
    }
  }
}
