package io.ringroom.media.device;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Which of the devices present meets a wish. */
public final class DeviceChoice {
  private DeviceChoice() {}

  /** Empty when the wish is not for hardware, or no present device meets it. */
  public static Optional<CaptureDevice> choose(
      SourceWish wish, DeviceKind kind, List<CaptureDevice> devices) {
    List<CaptureDevice> ofKind = devices.stream().filter(d -> d.kind() == kind).toList();
    if (wish instanceof SourceWish.Named named) {
      return first(ofKind, d -> d.id().equals(named.text()))
          .or(() -> first(ofKind, d -> holds(d.name(), named.text())));
    }
    return wish instanceof SourceWish.Auto ? ofKind.stream().findFirst() : Optional.empty();
  }

  /** The device bound earlier, found again by its id, or by its name at another connector. */
  public static Optional<CaptureDevice> again(CaptureDevice bound, List<CaptureDevice> devices) {
    List<CaptureDevice> ofKind = devices.stream().filter(d -> d.kind() == bound.kind()).toList();
    return first(ofKind, d -> d.id().equals(bound.id()))
        .or(() -> first(ofKind, d -> d.name().equals(bound.name())));
  }

  private static Optional<CaptureDevice> first(
      List<CaptureDevice> devices, Predicate<CaptureDevice> which) {
    return devices.stream().filter(which).findFirst();
  }

  private static boolean holds(String name, String part) {
    return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
