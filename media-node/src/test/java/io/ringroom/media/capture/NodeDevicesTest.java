package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.ringroom.media.device.CaptureDevice;
import io.ringroom.media.device.DeviceKind;
import io.ringroom.protocol.node.FromNode.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeDevicesTest {
  private static final CaptureDevice CAMERA =
      new CaptureDevice("camera:door", DeviceKind.CAMERA, "Door", 1);

  @Test
  void hardware_is_told_as_hardware_and_the_rest_as_built_in() {
    assertThat(NodeDevices.of(settings(""), List.of(CAMERA)))
        .containsExactly(
            new Device("camera:door", "camera", "Door", false),
            new Device("test-tone", "microphone", "Test tone", true));
  }

  @Test
  void what_is_switched_off_is_not_offered() {
    assertThat(NodeDevices.of(settings("camera = off"), List.of(CAMERA)))
        .extracting(Device::id)
        .containsExactly("test-tone");
    assertThat(NodeDevices.of(settings("enabled = false"), List.of(CAMERA))).isEmpty();
  }

  private static CaptureSettings settings(String capture) {
    return CaptureSettings.from(
        ConfigFactory.parseString("ringroom.media.capture { " + capture + " }")
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .resolve()
            .getConfig("ringroom.media"));
  }
}
