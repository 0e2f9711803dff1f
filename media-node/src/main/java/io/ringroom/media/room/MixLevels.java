package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.FromNode;
import java.util.List;
import java.util.Optional;

/**
 * When to tell those who hear a mix how loud everybody in it is: one stream carries the level of
 * the sum alone, and they have no other.
 */
final class MixLevels {
  /** More often costs messages for each listener; less often, and a speaking ring looks broken. */
  static final long INTERVAL_MICROS = 500_000;

  /** Loudness of a talker is above silence; levels are below full scale. */
  private static final int RANGE_DB = 127;

  private List<FromNode.UserLevel> told = List.of();
  private long toldMicros = -INTERVAL_MICROS;

  /**
   * @param listeners who hears the mix now
   * @param heard whom it holds
   * @return what to say now, if anything
   */
  Optional<FromNode.Levels> look(
      RoomId room,
      List<UserId> listeners,
      List<SpeakerChoice.Candidate<UserId>> heard,
      long nowMicros) {
    if (nowMicros - toldMicros < INTERVAL_MICROS) {
      return Optional.empty();
    }
    List<FromNode.UserLevel> levels =
        heard.stream()
            .filter(one -> one.loudness() > SpeakerChoice.AUDIBLE)
            .map(one -> new FromNode.UserLevel(one.who(), level(one.loudness())))
            .toList();
    boolean stillSilent = levels.isEmpty() && told.isEmpty();
    if (listeners.isEmpty() || stillSilent) {
      told = List.of();
      return Optional.empty();
    }
    told = levels;
    toldMicros = nowMicros;
    return Optional.of(new FromNode.Levels(room, listeners, levels));
  }

  private static int level(double loudness) {
    return (int) Math.round(Math.min(RANGE_DB, loudness)) - RANGE_DB;
  }
}
