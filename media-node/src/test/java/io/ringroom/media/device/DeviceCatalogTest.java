package io.ringroom.media.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.device.FoundDevice.Provider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceCatalogTest {
  private static final FoundDevice PULSE_MIC =
      found(
          1, Provider.PULSE, "Audio/Source", "Jabra", Map.of("node.name", "alsa_input.usb-jabra"));
  private static final FoundDevice PIPEWIRE_MIC =
      found(
          2,
          Provider.PIPEWIRE,
          "Audio/Source/Virtual",
          "Jabra",
          Map.of("node.name", "alsa_input.usb-jabra"));
  private static final FoundDevice CAMERA =
      found(3, Provider.PIPEWIRE, "Video/Source", "Logi", Map.of("node.name", "v4l2_input.usb-1"));

  @Test
  void a_microphone_told_by_two_providers_is_listed_once_and_opened_through_pulse() {
    assertThat(DeviceCatalog.of(List.of(PIPEWIRE_MIC, PULSE_MIC)))
        .containsExactly(
            new CaptureDevice(
                "microphone:alsa_input.usb-jabra", DeviceKind.MICROPHONE, "Jabra", 1));
  }

  @Test
  void a_camera_told_by_pipewire_and_v4l2_is_listed_once() {
    FoundDevice raw =
        found(4, Provider.V4L2, "Video/Source", "Logi", Map.of("device.path", "/dev/video0"));

    assertThat(DeviceCatalog.of(List.of(raw, CAMERA)))
        .extracting(CaptureDevice::id)
        .containsExactly("camera:v4l2_input.usb-1");
  }

  @Test
  void two_equal_cameras_are_two_cameras() {
    FoundDevice twin =
        found(
            5, Provider.PIPEWIRE, "Video/Source", "Logi", Map.of("node.name", "v4l2_input.usb-2"));

    assertThat(DeviceCatalog.of(List.of(CAMERA, twin)))
        .extracting(CaptureDevice::id)
        .containsExactly("camera:v4l2_input.usb-1", "camera:v4l2_input.usb-2");
  }

  @Test
  void what_a_loudspeaker_plays_is_no_microphone() {
    FoundDevice monitor =
        found(6, Provider.PULSE, "Audio/Source", "Monitor", Map.of("device.class", "monitor"));
    FoundDevice named =
        found(7, Provider.PIPEWIRE, "Audio/Source", "Out", Map.of("node.name", "sink.monitor"));

    assertThat(DeviceCatalog.of(List.of(monitor, named))).isEmpty();
  }

  @Test
  void a_loudspeaker_is_a_device_and_unknown_classes_are_left_out() {
    assertThat(DeviceCatalog.of(List.of(found(8, Provider.ALSA, "Audio/Sink", "Out", Map.of()))))
        .containsExactly(new CaptureDevice("loudspeaker:out", DeviceKind.LOUDSPEAKER, "Out", 8));
    assertThat(DeviceCatalog.of(List.of(found(8, Provider.ALSA, "Video/Sink", "Out", Map.of()))))
        .isEmpty();
  }

  @Test
  void ids_do_not_depend_on_the_order_in_which_devices_were_found() {
    List<FoundDevice> found = new ArrayList<>(List.of(PULSE_MIC, PIPEWIRE_MIC, CAMERA));
    List<CaptureDevice> forwards = DeviceCatalog.of(found);
    Collections.reverse(found);

    assertThat(DeviceCatalog.of(found)).isEqualTo(forwards);
  }

  @Test
  void an_id_fits_the_wire_whatever_a_device_calls_itself() {
    List<FoundDevice> odd =
        List.of(
            found(1, Provider.OTHER, "Video/Source", "摄像头 #1", Map.of()),
            found(2, Provider.OTHER, "Video/Source", "x".repeat(300) + "1", Map.of()),
            found(3, Provider.OTHER, "Video/Source", "x".repeat(300) + "2", Map.of()));

    assertThat(DeviceCatalog.of(odd))
        .hasSize(3)
        .extracting(CaptureDevice::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z0-9:_.-]{1,64}"));
  }

  private static FoundDevice found(
      int handle,
      Provider provider,
      String deviceClass,
      String name,
      Map<String, String> properties) {
    return new FoundDevice(handle, provider, deviceClass, name, properties);
  }
}
