package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.protocol.node.FromNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How good everybody's connection in a room is, and who must be told of. */
final class Qualities {
  /** Members are told no more often; that somebody is down is said at once. */
  private static final long INTERVAL_MICROS = 2_000_000;

  private static final long DOWN_INTERVAL_MICROS = 500_000;

  private final Map<UserId, Integer> told = new HashMap<>();
  private long lastTold;
  private long lastLook;

  /** One member's connection, as it is judged. */
  interface Link {
    UserId user();

    /** Whether nothing has been heard of him for so long that he may be gone. */
    boolean isSilent(long nowMicros);

    /** What it was since it was last measured. */
    Quality.Measured measure(long nowMicros);
  }

  /** Who has become better or worse since it was last said; empty when nothing is due. */
  List<FromNode.UserQuality> look(Collection<? extends Link> links, long nowMicros) {
    if (nowMicros - lastLook < DOWN_INTERVAL_MICROS) {
      return List.of();
    }
    lastLook = nowMicros;
    boolean due = nowMicros - lastTold >= INTERVAL_MICROS;
    List<FromNode.UserQuality> changed = new ArrayList<>();
    for (Link link : links) {
      if (due || link.isSilent(nowMicros)) {
        int quality = Quality.of(link.measure(nowMicros));
        if (quality != told.getOrDefault(link.user(), Quality.UNKNOWN)) {
          told.put(link.user(), quality);
          changed.add(new FromNode.UserQuality(link.user(), quality));
        }
      }
    }
    if (due) {
      lastTold = nowMicros;
    }
    return changed;
  }

  /** Somebody came who has not heard what was said before: everything is said again. */
  void sayAgain() {
    told.clear();
  }

  void end(UserId user) {
    told.remove(user);
  }
}
