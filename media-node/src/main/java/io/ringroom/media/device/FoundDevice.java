package io.ringroom.media.device;

import java.util.Map;

/**
 * What one provider says of one device, before anything is concluded from it.
 *
 * @param handle names the native device while the process lives, chosen by the finder
 * @param provider which subsystem told of it
 * @param deviceClass GStreamer's class, such as {@code Video/Source}
 * @param name for people, as the device or its driver calls itself
 * @param properties what else the provider tells, text values only
 */
public record FoundDevice(
    int handle,
    Provider provider,
    String deviceClass,
    String name,
    Map<String, String> properties) {
  public FoundDevice {
    properties = Map.copyOf(properties);
  }

  /**
   * Subsystems through which the same hardware may show, more than once. Order is preference: for
   * microphones PulseAudio, which kept delivering where PipeWire's own element stayed silent; for
   * cameras PipeWire, which lets others use the camera too.
   */
  public enum Provider {
    PULSE,
    PIPEWIRE,
    V4L2,
    ALSA,
    OTHER;

    /** From the name of the native type, such as {@code GstPulseDevice}. */
    public static Provider ofType(String typeName) {
      return switch (typeName) {
        case "GstPulseDevice" -> PULSE;
        case "GstPipeWireDevice" -> PIPEWIRE;
        case "GstV4l2Device" -> V4L2;
        case "GstAlsaDevice" -> ALSA;
        default -> OTHER;
      };
    }
  }
}
