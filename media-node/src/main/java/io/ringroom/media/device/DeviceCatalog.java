package io.ringroom.media.device;

import io.ringroom.media.device.FoundDevice.Provider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one list of what several providers found: each piece of hardware once, with an id that
 * survives unplugging, in a stable order. Loudspeaker monitors are not microphones and are left
 * out.
 */
public final class DeviceCatalog {
  /** As long as an id may be on the wire; longer ones keep their end, which tells devices apart. */
  private static final int MAX_ID = 64;

  /** Where providers keep the name that stays, best first. */
  private static final List<String> STABLE_NAMES =
      List.of("node.name", "api.v4l2.path", "device.path", "device.string", "internal-name");

  private DeviceCatalog() {}

  public static List<CaptureDevice> of(List<FoundDevice> found) {
    List<FoundDevice> inOrder = new ArrayList<>(found);
    inOrder.sort(
        Comparator.comparing(FoundDevice::provider)
            .thenComparing(DeviceCatalog::stableName)
            .thenComparing(FoundDevice::handle));
    List<CaptureDevice> devices = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<FoundDevice> taken = new ArrayList<>();
    for (FoundDevice candidate : inOrder) {
      Optional<DeviceKind> kind = kindOf(candidate);
      if (kind.isEmpty() || taken.stream().anyMatch(other -> sameHardware(other, candidate))) {
        continue;
      }
      taken.add(candidate);
      String id = unique(id(kind.get(), candidate), ids);
      devices.add(new CaptureDevice(id, kind.get(), candidate.name(), candidate.handle()));
    }
    return List.copyOf(devices);
  }

  private static Optional<DeviceKind> kindOf(FoundDevice device) {
    if (device.deviceClass().startsWith("Video/Source")) {
      // PulseAudio knows no cameras; whatever it says of video is not one.
      return device.provider() == Provider.PULSE
          ? Optional.empty()
          : Optional.of(DeviceKind.CAMERA);
    }
    if (device.deviceClass().startsWith("Audio/Sink")) {
      return Optional.of(DeviceKind.LOUDSPEAKER);
    }
    boolean source = device.deviceClass().startsWith("Audio/Source");
    return source && !isLoudspeakerMonitor(device)
        ? Optional.of(DeviceKind.MICROPHONE)
        : Optional.empty();
  }

  private static boolean isLoudspeakerMonitor(FoundDevice device) {
    return "monitor".equals(device.properties().get("device.class"))
        || stableName(device).endsWith(".monitor");
  }

  /**
   * One provider never tells of a device twice, so two of its devices with equal names are two
   * devices; equal names or paths from different providers are one.
   */
  private static boolean sameHardware(FoundDevice one, FoundDevice other) {
    return one.provider() != other.provider()
        && kindOf(one).equals(kindOf(other))
        && (stableName(one).equals(stableName(other)) || one.name().equals(other.name()));
  }

  private static String stableName(FoundDevice device) {
    return STABLE_NAMES.stream()
        .map(key -> device.properties().getOrDefault(key, ""))
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElse(device.name());
  }

  private static String id(DeviceKind kind, FoundDevice device) {
    String plain =
        stableName(device).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]+", "-").strip();
    int room = MAX_ID - kind.word().length() - 1;
    String tail = plain.length() <= room ? plain : plain.substring(plain.length() - room);
    return kind.word() + ":" + tail;
  }

  private static String unique(String id, Set<String> ids) {
    String unique = id;
    for (int n = 2; !ids.add(unique); n++) {
      String suffix = "." + n;
      unique = id.substring(0, Math.min(id.length(), MAX_ID - suffix.length())) + suffix;
    }
    return unique;
  }
}
