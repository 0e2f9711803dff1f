package io.ringroom.media.capture;

import io.ringroom.media.device.CaptureDevice;
import io.ringroom.media.device.DeviceKind;
import io.ringroom.media.device.SourceWish;
import io.ringroom.protocol.node.FromNode.Device;
import java.util.ArrayList;
import java.util.List;

/** The devices as the platform is told of them. */
final class NodeDevices {
  private static final Device TEST_PICTURE =
      new Device("test-picture", DeviceKind.CAMERA.word(), "Test picture", true);
  private static final Device TEST_TONE =
      new Device("test-tone", DeviceKind.MICROPHONE.word(), "Test tone", true);

  private NodeDevices() {}

  /**
   * What can be captured: the hardware, and the built-in source of each kind that has none or is
   * wished to be tested. Nothing of a kind that is switched off.
   */
  static List<Device> of(CaptureSettings settings, List<CaptureDevice> found) {
    if (!settings.enabled()) {
      return List.of();
    }
    List<Device> devices = new ArrayList<>();
    add(devices, settings.camera(), DeviceKind.CAMERA, found, TEST_PICTURE);
    add(devices, settings.microphone(), DeviceKind.MICROPHONE, found, TEST_TONE);
    if (!(settings.play().loudspeaker() instanceof SourceWish.Off)) {
      devices.addAll(real(DeviceKind.LOUDSPEAKER, found));
    }
    return List.copyOf(devices);
  }

  private static void add(
      List<Device> devices,
      SourceWish wish,
      DeviceKind kind,
      List<CaptureDevice> found,
      Device builtIn) {
    if (wish instanceof SourceWish.Off) {
      return;
    }
    List<Device> real = real(kind, found);
    devices.addAll(real);
    if (real.isEmpty() || wish instanceof SourceWish.Test) {
      devices.add(builtIn);
    }
  }

  private static List<Device> real(DeviceKind kind, List<CaptureDevice> found) {
    return found.stream()
        .filter(device -> device.kind() == kind)
        .map(device -> new Device(device.id(), kind.word(), device.name(), false))
        .toList();
  }
}
