package io.ringroom.media.cameraroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An alarm and the clock it goes by, both moved on by the test. */
final class ManualAlarm extends Clock implements Alarm {
  private final List<Set> alarms = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private record Set(Instant at, Runnable task) {}

  @Override
  public Runnable after(Duration delay, Runnable task) {
    Set set = new Set(now.plus(delay), task);
    alarms.add(set);
    return () -> alarms.remove(set);
  }

  void pass(Duration time) {
    Instant until = now.plus(time);
    while (true) {
      Set next =
          alarms.stream()
              .filter(set -> !set.at.isAfter(until))
              .min(Comparator.comparing(Set::at))
              .orElse(null);
      if (next == null) {
        break;
      }
      alarms.remove(next);
      now = next.at;
      next.task.run();
    }
    now = until;
  }

  int pending() {
    return alarms.size();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
