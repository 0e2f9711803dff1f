package io.ringroom.domain.tenant;

import java.time.Duration;

/** The options of one tenant. Each part belongs to one subject and checks its own bounds. */
public record TenantPolicy(Calls calls, Devices devices) {

  /**
   * @param maxUsers most users of one call, the caller among them; 2 to 50 (TUICallKit has 9,
   *     Volcengine RTC shows 50)
   * @param ringFor how long an invitee rings when the caller does not say; 5 to 180 seconds
   */
  public record Calls(int maxUsers, Duration ringFor) {
    /** A ring shorter than this cannot be answered (Stream Video's bound). */
    public static final Duration RING_LEAST = Duration.ofSeconds(5);

    /** A ring longer than this annoys (Stream Video's bound). */
    public static final Duration RING_MOST = Duration.ofSeconds(180);

    public Calls {
      Bound.within("calls.max-users", maxUsers, 2, 50);
      Bound.within("calls.ring-for", ringFor, RING_LEAST, RING_MOST);
    }
  }

  /**
   * @param max most devices of one user that may be connected at once; 1 to 20
   * @param single whether a newer login takes the place of an older one, whatever the device
   */
  public record Devices(int max, boolean single) {
    public Devices {
      Bound.within("devices.max", max, 1, 20);
    }
  }
}
