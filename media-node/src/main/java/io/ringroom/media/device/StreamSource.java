package io.ringroom.media.device;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what one stream of a running capture carries. A stream that has shown a device stays with
 * it: while it is unplugged or silent there is a slate, never some other camera of the room that
 * nobody expects to be on. A stream that began without hardware takes the first that is plugged in.
 *
 * @param bound the device shown first, absent while there was none
 * @param failures how often in a row the device failed without having been unplugged
 * @param blockedUntilMillis until when a failed device is left alone
 */
public record StreamSource(
    SourceWish wish,
    DeviceKind kind,
    @Nullable CaptureDevice bound,
    int failures,
    long blockedUntilMillis) {

  /** First pause before a failed device is tried again; doubles with each failure. */
  static final long FIRST_PAUSE_MILLIS = 1_000;

  /** Longest pause: a camera that never works is tried twice a minute. */
  static final long LONGEST_PAUSE_MILLIS = 30_000;

  public static StreamSource of(SourceWish wish, DeviceKind kind) {
    return new StreamSource(wish, kind, null, 0, 0);
  }

  /** What to show now, and the state to go on with. */
  public Step pick(List<CaptureDevice> devices, long nowMillis) {
    Optional<CaptureDevice> found =
        bound == null
            ? DeviceChoice.choose(wish, kind, devices)
            : DeviceChoice.again(bound, devices);
    if (found.isEmpty()) {
      return bound == null ? new Step(this, test()) : new Step(unplugged(), slate("UNPLUGGED"));
    }
    StreamSource next = new StreamSource(wish, kind, found.get(), failures, blockedUntilMillis);
    return nowMillis < blockedUntilMillis
        ? new Step(next, slate("NOT WORKING"))
        : new Step(next, new Source.Live(found.get()));
  }

  /** The device could not be opened, broke, or fell silent. */
  public StreamSource failed(long nowMillis) {
    long pause = FIRST_PAUSE_MILLIS << Math.min(failures, 16);
    return new StreamSource(
        wish, kind, bound, failures + 1, nowMillis + Math.min(pause, LONGEST_PAUSE_MILLIS));
  }

  /** The device has delivered for a while: its failures are forgiven. */
  public StreamSource proved() {
    return failures == 0 ? this : new StreamSource(wish, kind, bound, 0, 0);
  }

  /** A device that comes back was plugged in again and deserves a fresh start. */
  private StreamSource unplugged() {
    return new StreamSource(wish, kind, bound, 0, 0);
  }

  private Source test() {
    boolean wanted = wish instanceof SourceWish.Test;
    return switch (kind) {
      case CAMERA -> new Source.Test(wanted ? "TEST PICTURE" : "TEST PICTURE - no camera");
      case MICROPHONE -> new Source.Test(wanted ? "Test tone" : "Test tone - no microphone");
      case LOUDSPEAKER -> new Source.Test("nobody's ear");
    };
  }

  private Source slate(String why) {
    return new Source.Slate(kind.name() + " " + why);
  }

  /** A decision and the state after it. */
  public record Step(StreamSource next, Source source) {}
}
